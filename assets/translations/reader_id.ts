<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>Reader</name>
    <message>
        <source>%1 answered with an error of its own (%2).</source>
        <translation>%1 menjawab dengan kesalahannya sendiri (%2).</translation>
    </message>
    <message>
        <source>%1 broke off in the middle of its answer.</source>
        <translation>%1 terputus di tengah jawabannya.</translation>
    </message>
    <message>
        <source>%1 cannot be played on this computer.</source>
        <translation>%1 tidak dapat diputar di komputer ini.</translation>
    </message>
    <message>
        <source>%1 cannot be reached: this computer has no network.</source>
        <translation>%1 tidak terjangkau: komputer ini tidak punya jaringan.</translation>
    </message>
    <message>
        <source>%1 cannot prove that it is genuine: its certificate is not valid here.</source>
        <translation>%1 tidak dapat membuktikan keasliannya: sertifikatnya tidak berlaku di sini.</translation>
    </message>
    <message>
        <source>%1 closed the connection without an answer.</source>
        <translation>%1 menutup sambungan tanpa menjawab.</translation>
    </message>
    <message>
        <source>%1 could not be stored: the disk refuses.</source>
        <translation>%1 tidak dapat disimpan: disk menolak.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 tidak menjawab tepat waktu.</translation>
    </message>
    <message>
        <source>%1 does not allow access (403).</source>
        <translation>%1 tidak mengizinkan akses (403).</translation>
    </message>
    <message>
        <source>%1 is connected but sends nothing any more.</source>
        <translation>%1 tersambung, tetapi tidak mengirim apa-apa lagi.</translation>
    </message>
    <message>
        <source>%1 is hidden behind the log-in page of this network.</source>
        <translation>%1 terhalang halaman masuk jaringan ini.</translation>
    </message>
    <message>
        <source>%1 is no longer at its address (404).</source>
        <translation>%1 tidak ada lagi di alamatnya (404).</translation>
    </message>
    <message>
        <source>%1 is overloaded or under maintenance (503).</source>
        <translation>%1 sedang kelebihan beban atau dalam perawatan (503).</translation>
    </message>
    <message>
        <source>%1 lets only browsers in that pass a check.</source>
        <translation>%1 hanya menerima peramban yang lolos pemeriksaan.</translation>
    </message>
    <message>
        <source>%1 names no address that can be played.</source>
        <translation>%1 tidak menyebut alamat yang dapat diputar.</translation>
    </message>
    <message>
        <source>%1 refuses the connection: nothing answers at that address.</source>
        <translation>%1 menolak sambungan: tidak ada yang menjawab di alamat itu.</translation>
    </message>
    <message>
        <source>%1 says that it was asked too often (429).</source>
        <translation>%1 merasa terlalu sering ditanya (429).</translation>
    </message>
    <message>
        <source>%1 sends in circles: its addresses point at each other.</source>
        <translation>%1 berputar-putar: alamat-alamatnya saling menunjuk.</translation>
    </message>
    <message>
        <source>%1 sent a web page instead of what was asked for.</source>
        <translation>%1 mengirim halaman web, bukan yang diminta.</translation>
    </message>
    <message>
        <source>%1 sent an empty answer.</source>
        <translation>%1 mengirim jawaban kosong.</translation>
    </message>
    <message>
        <source>%1 sent something that cannot be read.</source>
        <translation>%1 mengirim sesuatu yang tidak dapat dibaca.</translation>
    </message>
    <message>
        <source>%1 wants a user name and a password (401).</source>
        <translation>%1 meminta nama pengguna dan kata sandi (401).</translation>
    </message>
    <message>
        <source>%1 was not found: the network does not know its name.</source>
        <translation>%1 tidak ditemukan: jaringan tidak mengenal namanya.</translation>
    </message>
    <message>
        <source>%1 was taken down for good (410).</source>
        <translation>%1 sudah dihapus selamanya (410).</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ditambah</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Menjawab</translation>
    </message>
    <message>
        <source>Being asked</source>
        <translation>Sedang ditanya</translation>
    </message>
    <message>
        <source>Being looked for</source>
        <translation>Sedang dicari</translation>
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
        <source>Connected</source>
        <translation>Tersambung</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Menyambung</translation>
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
        <source>Cut off</source>
        <translation>Terputus</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Rincian</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Email</translation>
    </message>
    <message>
        <source>Fetching the recording</source>
        <translation>Mengambil rekaman</translation>
    </message>
    <message>
        <source>Fit, or full size</source>
        <translation>Pas, atau ukuran penuh</translation>
    </message>
    <message>
        <source>From %1. The radio pauses meanwhile.</source>
        <translation>Dari %1. Siaran dijeda selama itu.</translation>
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
        <source>Hit %1 of %2</source>
        <translation>Temuan %1 dari %2</translation>
    </message>
    <message>
        <source>Last answer %1</source>
        <translation>Terakhir menjawab %1</translation>
    </message>
    <message>
        <source>Last heard %1</source>
        <translation>Terakhir terdengar %1</translation>
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
        <source>Next try in %1</source>
        <translation>Mencoba lagi dalam %1</translation>
    </message>
    <message>
        <source>Nobody: Planet FM waits as long as it was told to.</source>
        <translation>Tidak ada: Planet FM menunggu selama yang diminta.</translation>
    </message>
    <message>
        <source>Nobody: it usually passes by itself. Planet FM goes on trying.</source>
        <translation>Tidak ada: biasanya pulih sendiri. Planet FM terus mencoba.</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Belum diketahui</translation>
    </message>
    <message>
        <source>Not to be had</source>
        <translation>Tidak tersedia</translation>
    </message>
    <message>
        <source>Not wanted: press play</source>
        <translation>Tidak diminta: tekan putar</translation>
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
        <source>Open in the browser</source>
        <translation>Buka di peramban</translation>
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
        <source>Planet FM: please send a report from the settings.</source>
        <translation>Planet FM: silakan kirim laporan lewat pengaturan.</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Putar</translation>
    </message>
    <message>
        <source>Play this recording?</source>
        <translation>Putar rekaman ini?</translation>
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
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Berita</translation>
    </message>
    <message>
        <source>Text copied</source>
        <translation>Teks disalin</translation>
    </message>
    <message>
        <source>Text of the story</source>
        <translation>Teks berita</translation>
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
        <source>The recording has ended</source>
        <translation>Rekaman selesai</translation>
    </message>
    <message>
        <source>The recording plays</source>
        <translation>Rekaman diputar</translation>
    </message>
    <message>
        <source>The site %1</source>
        <translation>Situs %1</translation>
    </message>
    <message>
        <source>The station: it must let Planet FM in. In the browser it opens as usual.</source>
        <translation>Stasiun: harus mengizinkan Planet FM. Di peramban tetap terbuka seperti biasa.</translation>
    </message>
    <message>
        <source>The station: it must put that right. Planet FM goes on trying.</source>
        <translation>Stasiun: harus membereskannya. Planet FM terus mencoba.</translation>
    </message>
    <message>
        <source>The stream</source>
        <translation>Siaran</translation>
    </message>
    <message>
        <source>This recording cannot be played here</source>
        <translation>Rekaman ini tidak dapat diputar di sini</translation>
    </message>
    <message>
        <source>This story is no longer on the site; its copy is kept here.</source>
        <translation>Berita ini sudah tidak ada di situs; salinannya disimpan di sini.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Coba sekarang</translation>
    </message>
    <message>
        <source>Trying now</source>
        <translation>Mencoba sekarang</translation>
    </message>
    <message>
        <source>Write to the studio (e-mail)</source>
        <translation>Tulis ke studio (email)</translation>
    </message>
    <message>
        <source>You: check your network, then try again.</source>
        <translation>Anda: periksa jaringan Anda, lalu coba lagi.</translation>
    </message>
    <message>
        <source>You: check your network. Nothing else was reached either.</source>
        <translation>Anda: periksa jaringan Anda. Yang lain juga tidak terjangkau.</translation>
    </message>
    <message>
        <source>You: install VLC on this computer, or choose another stream address.</source>
        <translation>Anda: pasang VLC di komputer ini, atau pilih alamat siaran lain.</translation>
    </message>
    <message>
        <source>You: make room on the disk of this computer.</source>
        <translation>Anda: kosongkan sebagian disk komputer ini.</translation>
    </message>
    <message>
        <source>You: open a browser, log in to this network, then try again.</source>
        <translation>Anda: buka peramban, masuk ke jaringan ini, lalu coba lagi.</translation>
    </message>
    <message>
        <source>story</source>
        <translation>berita</translation>
    </message>
</context>
</TS>
