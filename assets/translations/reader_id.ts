<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>Reader</name>
    <message>
        <source>Added</source>
        <translation>Ditambah</translation>
    </message>
    <message>
        <source>Call the studio</source>
        <translation>Telepon studio</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Perubahan</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Copy text with source</source>
        <translation>Salin teks dengan sumber</translation>
    </message>
    <message>
        <source>Corrected %1.</source>
        <translation>Dikoreksi %1.</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Surel</translation>
    </message>
    <message>
        <source>Fit, or full size</source>
        <translation>Pas, atau ukuran penuh</translation>
    </message>
    <message>
        <source>Greeting to %1</source>
        <translation>Salam untuk %1</translation>
    </message>
    <message>
        <source>Hear what was on air when this came out, %1</source>
        <translation>Dengar siaran saat berita ini terbit, %1</translation>
    </message>
    <message>
        <source>Hello %1, I am listening to %2 at %3. Greetings to: </source>
        <translation>Halo %1, saya sedang mendengarkan %2 pukul %3. Titip salam untuk: </translation>
    </message>
    <message>
        <source>Hello %1, it is %3. Greetings to: </source>
        <translation>Halo %1, sekarang pukul %3. Titip salam untuk: </translation>
    </message>
    <message>
        <source>Loading the picture</source>
        <translation>Memuat gambar</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Gambar berikutnya</translation>
    </message>
    <message>
        <source>Nothing on this computer opens that</source>
        <translation>Tidak ada aplikasi di komputer ini untuk membukanya</translation>
    </message>
    <message>
        <source>Only the layout changed, not the words.</source>
        <translation>Hanya tata letaknya yang berubah, bukan kata-katanya.</translation>
    </message>
    <message>
        <source>Open the picture</source>
        <translation>Buka gambar</translation>
    </message>
    <message>
        <source>PDF saved</source>
        <translation>PDF tersimpan</translation>
    </message>
    <message>
        <source>Picture %1 of %2</source>
        <translation>Gambar %1 dari %2</translation>
    </message>
    <message>
        <source>Picture saved</source>
        <translation>Gambar tersimpan</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>Gambar sebelumnya</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Cetak…</translation>
    </message>
    <message>
        <source>Related stories</source>
        <translation>Berita terkait</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Dihapus</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Simpan sebagai PDF…</translation>
    </message>
    <message>
        <source>Save picture as</source>
        <translation>Simpan gambar sebagai</translation>
    </message>
    <message>
        <source>See the changes</source>
        <translation>Lihat perubahan</translation>
    </message>
    <message>
        <source>Send a greeting or request (WhatsApp)</source>
        <translation>Kirim salam / request lagu (WhatsApp)</translation>
    </message>
    <message>
        <source>Send a greeting or request a song</source>
        <translation>Kirim salam / request lagu</translation>
    </message>
    <message>
        <source>Sent to the printer</source>
        <translation>Dikirim ke pencetak</translation>
    </message>
    <message>
        <source>Sound recording</source>
        <translation>Rekaman suara</translation>
    </message>
    <message>
        <source>Text copied</source>
        <translation>Teks disalin</translation>
    </message>
    <message>
        <source>That did not work: the file could not be written</source>
        <translation>Tidak berhasil: berkasnya tidak dapat ditulis</translation>
    </message>
    <message>
        <source>The picture could not be saved</source>
        <translation>Gambar tidak dapat disimpan</translation>
    </message>
    <message>
        <source>The picture is not stored</source>
        <translation>Gambar ini belum tersimpan</translation>
    </message>
    <message>
        <source>This story is no longer on the site; its copy is kept here.</source>
        <translation>Berita ini sudah tidak ada di situs; salinannya disimpan di sini.</translation>
    </message>
    <message>
        <source>Write to the studio (e-mail)</source>
        <translation>Tulis ke studio (surel)</translation>
    </message>
    <message>
        <source>story</source>
        <translation>berita</translation>
    </message>
</context>
</TS>
