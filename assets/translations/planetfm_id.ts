<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
    <context>
        <name>Keys</name>
        <message>
            <source>10 seconds back or forward</source>
            <translation>10 detik mundur atau maju</translation>
        </message>
        <message>
            <source>Alarms</source>
            <translation>Alarm</translation>
        </message>
        <message>
            <source>Back to live</source>
            <translation>Kembali ke siaran langsung</translation>
        </message>
        <message>
            <source>Back to the list</source>
            <translation>Kembali ke daftar</translation>
        </message>
        <message>
            <source>Choose how long the clip is</source>
            <translation>Pilih panjang klip</translation>
        </message>
        <message>
            <source>Closer or further away</source>
            <translation>Lebih dekat atau jauh</translation>
        </message>
        <message>
            <source>Copy the link</source>
            <translation>Salin tautan</translation>
        </message>
        <message>
            <source>Copy the text with its source</source>
            <translation>Salin teks dengan sumbernya</translation>
        </message>
        <message>
            <source>How radio and news are</source>
            <translation>Keadaan radio dan berita</translation>
        </message>
        <message>
            <source>In a large picture</source>
            <translation>Di gambar besar</translation>
        </message>
        <message>
            <source>Keep and stop</source>
            <translation>Simpan dan berhenti</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tombol</translation>
        </message>
        <message>
            <source>Larger or smaller text</source>
            <translation>Huruf lebih besar atau kecil</translation>
        </message>
        <message>
            <source>Letters are switched off in the settings.</source>
            <translation>Tombol huruf dimatikan di pengaturan.</translation>
        </message>
        <message>
            <source>Look for news</source>
            <translation>Segarkan berita</translation>
        </message>
        <message>
            <source>Louder or quieter</source>
            <translation>Lebih keras atau pelan</translation>
        </message>
        <message>
            <source>Mark as unread</source>
            <translation>Tandai belum dibaca</translation>
        </message>
        <message>
            <source>Mark where a part begins or ends</source>
            <translation>Tandai awal atau akhir bagian</translation>
        </message>
        <message>
            <source>Mini player, or back from it</source>
            <translation>Pemutar mini, atau kembali darinya</translation>
        </message>
        <message>
            <source>Move in a list</source>
            <translation>Bergerak di daftar</translation>
        </message>
        <message>
            <source>Mute, or sound again</source>
            <translation>Bisukan, atau bunyikan lagi</translation>
        </message>
        <message>
            <source>News</source>
            <translation>Berita</translation>
        </message>
        <message>
            <source>Next or previous part of the window</source>
            <translation>Bagian jendela berikutnya atau sebelumnya</translation>
        </message>
        <message>
            <source>Next or previous place that was searched for</source>
            <translation>Tempat berikutnya atau sebelumnya yang dicari</translation>
        </message>
        <message>
            <source>Next or previous story</source>
            <translation>Berita berikutnya atau sebelumnya</translation>
        </message>
        <message>
            <source>On the ribbon of the last hour</source>
            <translation>Di pita satu jam terakhir</translation>
        </message>
        <message>
            <source>One minute back or forward</source>
            <translation>Satu menit mundur atau maju</translation>
        </message>
        <message>
            <source>One step back</source>
            <translation>Mundur satu langkah</translation>
        </message>
        <message>
            <source>Open the story</source>
            <translation>Buka berita</translation>
        </message>
        <message>
            <source>Picture before or after</source>
            <translation>Gambar sebelum atau sesudahnya</translation>
        </message>
        <message>
            <source>Play from the selected song</source>
            <translation>Putar dari lagu yang dipilih</translation>
        </message>
        <message>
            <source>Play or pause</source>
            <translation>Putar atau jeda</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Cetak</translation>
        </message>
        <message>
            <source>Radio</source>
            <translation>Radio</translation>
        </message>
        <message>
            <source>Record, or end the recording</source>
            <translation>Rekam, atau akhiri rekaman</translation>
        </message>
        <message>
            <source>Recordings</source>
            <translation>Rekaman</translation>
        </message>
        <message>
            <source>Save as PDF</source>
            <translation>Simpan sebagai PDF</translation>
        </message>
        <message>
            <source>Save the last minutes as a clip</source>
            <translation>Simpan menit-menit terakhir sebagai klip</translation>
        </message>
        <message>
            <source>Save the marked part</source>
            <translation>Simpan bagian yang ditandai</translation>
        </message>
        <message>
            <source>Save the picture</source>
            <translation>Simpan gambar</translation>
        </message>
        <message>
            <source>Save the story, or let go of it</source>
            <translation>Simpan berita, atau lepaskan</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Cari</translation>
        </message>
        <message>
            <source>Send the comment</source>
            <translation>Kirim komentar</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Pengaturan</translation>
        </message>
        <message>
            <source>Share by Telegram</source>
            <translation>Bagikan lewat Telegram</translation>
        </message>
        <message>
            <source>Share by WhatsApp</source>
            <translation>Bagikan lewat WhatsApp</translation>
        </message>
        <message>
            <source>Share by e-mail</source>
            <translation>Bagikan lewat email</translation>
        </message>
        <message>
            <source>Skip back or forward</source>
            <translation>Mundur atau maju</translation>
        </message>
        <message>
            <source>Sleep timer</source>
            <translation>Berhenti otomatis</translation>
        </message>
        <message>
            <source>Song history</source>
            <translation>Riwayat lagu</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Spasi</translation>
        </message>
        <message>
            <source>Star this song</source>
            <translation>Bintangi lagu ini</translation>
        </message>
        <message>
            <source>Take back what was done to a story</source>
            <translation>Urungkan tindakan pada berita</translation>
        </message>
        <message>
            <source>The oldest second, or live</source>
            <translation>Detik terlama, atau siaran langsung</translation>
        </message>
        <message>
            <source>This list of keys</source>
            <translation>Daftar tombol ini</translation>
        </message>
        <message>
            <source>To the first or last story</source>
            <translation>Ke berita pertama atau terakhir</translation>
        </message>
        <message>
            <source>To the song before or after</source>
            <translation>Ke lagu sebelum atau sesudahnya</translation>
        </message>
        <message>
            <source>Usual text size</source>
            <translation>Ukuran huruf biasa</translation>
        </message>
        <message>
            <source>While reading</source>
            <translation>Saat membaca</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>Jendela</translation>
        </message>
        <message>
            <source>Write to the studio</source>
            <translation>Kirim pesan ke studio</translation>
        </message>
        <message>
            <source>closing bracket</source>
            <translation>kurung siku tutup</translation>
        </message>
        <message>
            <source>comma</source>
            <translation>koma</translation>
        </message>
        <message>
            <source>down arrow</source>
            <translation>panah bawah</translation>
        </message>
        <message>
            <source>left arrow</source>
            <translation>panah kiri</translation>
        </message>
        <message>
            <source>minus</source>
            <translation>kurang</translation>
        </message>
        <message>
            <source>opening bracket</source>
            <translation>kurung siku buka</translation>
        </message>
        <message>
            <source>or</source>
            <translation>atau</translation>
        </message>
        <message>
            <source>plus</source>
            <translation>tambah</translation>
        </message>
        <message>
            <source>right arrow</source>
            <translation>panah kanan</translation>
        </message>
        <message>
            <source>slash</source>
            <translation>garis miring</translation>
        </message>
        <message>
            <source>up arrow</source>
            <translation>panah atas</translation>
        </message>
        <message>
            <source>{key}, switched off</source>
            <translation>{key}, dimatikan</translation>
        </message>
    </context>
    <context>
        <name>RadioSide</name>
        <message>
            <source>Radio</source>
            <translation>Radio</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message numerus="yes">
            <source>%n h</source>
            <translation>
                <numerusform>%n jam</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s)</source>
            <translation>
                <numerusform>%n jam</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s) ago</source>
            <translation>
                <numerusform>%n jam lalu</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n min</source>
            <translation>
                <numerusform>%n mnt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s)</source>
            <translation>
                <numerusform>%n menit</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s) ago</source>
            <translation>
                <numerusform>%n menit lalu</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n percent</source>
            <translation>
                <numerusform>%n persen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n s</source>
            <translation>
                <numerusform>%n dtk</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n second(s)</source>
            <translation>
                <numerusform>%n detik</numerusform>
            </translation>
        </message>
        <message>
            <source>,</source>
            <translation>.</translation>
        </message>
        <message>
            <source>.</source>
            <translation>,</translation>
        </message>
        <message>
            <source>:</source>
            <translation>.</translation>
        </message>
        <message>
            <source>Apr</source>
            <translation>Apr</translation>
        </message>
        <message>
            <source>April</source>
            <translation>April</translation>
        </message>
        <message>
            <source>Aug</source>
            <translation>Agu</translation>
        </message>
        <message>
            <source>August</source>
            <translation>Agustus</translation>
        </message>
        <message>
            <source>Dec</source>
            <translation>Des</translation>
        </message>
        <message>
            <source>December</source>
            <translation>Desember</translation>
        </message>
        <message>
            <source>Feb</source>
            <translation>Feb</translation>
        </message>
        <message>
            <source>February</source>
            <translation>Februari</translation>
        </message>
        <message>
            <source>Friday</source>
            <translation>Jumat</translation>
        </message>
        <message>
            <source>Jan</source>
            <translation>Jan</translation>
        </message>
        <message>
            <source>January</source>
            <translation>Januari</translation>
        </message>
        <message>
            <source>Jul</source>
            <translation>Jul</translation>
        </message>
        <message>
            <source>July</source>
            <translation>Juli</translation>
        </message>
        <message>
            <source>Jun</source>
            <translation>Jun</translation>
        </message>
        <message>
            <source>June</source>
            <translation>Juni</translation>
        </message>
        <message>
            <source>Just now</source>
            <translation>Baru saja</translation>
        </message>
        <message>
            <source>Mar</source>
            <translation>Mar</translation>
        </message>
        <message>
            <source>March</source>
            <translation>Maret</translation>
        </message>
        <message>
            <source>May</source>
            <translation>Mei</translation>
        </message>
        <message>
            <source>Monday</source>
            <translation>Senin</translation>
        </message>
        <message>
            <source>Nov</source>
            <translation>Nov</translation>
        </message>
        <message>
            <source>November</source>
            <translation>November</translation>
        </message>
        <message>
            <source>Oct</source>
            <translation>Okt</translation>
        </message>
        <message>
            <source>October</source>
            <translation>Oktober</translation>
        </message>
        <message>
            <source>Saturday</source>
            <translation>Sabtu</translation>
        </message>
        <message>
            <source>Sep</source>
            <translation>Sep</translation>
        </message>
        <message>
            <source>September</source>
            <translation>September</translation>
        </message>
        <message>
            <source>Sunday</source>
            <translation>Minggu</translation>
        </message>
        <message>
            <source>Thursday</source>
            <translation>Kamis</translation>
        </message>
        <message>
            <source>Tuesday</source>
            <translation>Selasa</translation>
        </message>
        <message>
            <source>Wednesday</source>
            <translation>Rabu</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Kemarin</translation>
        </message>
    </context>
</TS>
