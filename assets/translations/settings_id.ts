<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>Settings</name>
    <message>
        <source>Appearance &amp; language</source>
        <translation>Tampilan &amp; bahasa</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Gerak</translation>
    </message>
    <message>
        <source>The rings of the radio and soft changes.</source>
        <translation>Cincin siaran dan peralihan halus.</translation>
    </message>
    <message>
        <source>Letters as keys</source>
        <translation>Huruf sebagai tombol</translation>
    </message>
    <message>
        <source>J and L skip, M mutes, and others: F1.</source>
        <translation>J dan L melompat, M membisukan, lainnya: F1.</translation>
    </message>
    <message>
        <source>Play on when the window is closed</source>
        <translation>Tetap siaran saat jendela ditutup</translation>
    </message>
    <message>
        <source>It comes back from the system's tray, where there is one.</source>
        <translation>Jendela dibuka lagi dari baki sistem, bila ada.</translation>
    </message>
    <message>
        <source>The sky follows the station's hour</source>
        <translation>Langit mengikuti waktu stasiun</translation>
    </message>
    <message>
        <source>Text size of stories</source>
        <translation>Ukuran huruf berita</translation>
    </message>
    <message>
        <source>Start at log-in</source>
        <translation>Mulai saat masuk komputer</translation>
    </message>
    <message>
        <source>In the background, without a window.</source>
        <translation>Di latar, tanpa jendela.</translation>
    </message>
    <message>
        <source>The sky follows the hour of {place}</source>
        <translation>Langit mengikuti waktu {place}</translation>
    </message>
    <message>
        <source>Dawn, day, dusk and night by {zone}.</source>
        <translation>Fajar, siang, senja, dan malam menurut {zone}.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Ikut sistem</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Terang</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Gelap</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Kurangi</translation>
    </message>
    <message>
        <source>{size} on this computer. Stories that you saved are not removed.</source>
        <translation>{size} di komputer ini. Berita yang Anda tandai tidak ikut terhapus.</translation>
    </message>
    <message>
        <source>Data use</source>
        <translation>Pemakaian data</translation>
    </message>
    <message>
        <source>Save data</source>
        <translation>Hemat data</translation>
    </message>
    <message>
        <source>Load pictures</source>
        <translation>Muat gambar berita</translation>
    </message>
    <message>
        <source>Stop loading in a long pause</source>
        <translation>Hentikan unduhan saat dijeda lama</translation>
    </message>
    <message>
        <source>Monthly limit</source>
        <translation>Batas bulanan</translation>
    </message>
    <message>
        <source>Told at 80 percent of it; then the radio stops.</source>
        <translation>Diberi tahu pada 80 persen, lalu siaran berhenti.</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Kosongkan</translation>
    </message>
    <message>
        <source>Yes, empty</source>
        <translation>Ya, kosongkan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Stored stories</source>
        <translation>Berita tersimpan</translation>
    </message>
    <message>
        <source>Broadcast tape on disk</source>
        <translation>Pita siaran di disk</translation>
    </message>
    <message>
        <source>at the lowest rate</source>
        <translation>dengan laju terendah</translation>
    </message>
    <message>
        <source>They could not be removed. Try again later.</source>
        <translation>Belum bisa dihapus. Coba lagi nanti.</translation>
    </message>
    <message>
        <source>Stories that you saved are not removed.</source>
        <translation>Berita yang Anda tandai tidak ikut terhapus.</translation>
    </message>
    <message>
        <source>Radio {sort}, small pictures only. About {size} an hour.</source>
        <translation>Siaran {sort}, gambar kecil saja. Sekitar {size} per jam.</translation>
    </message>
    <message>
        <source>After {count} minutes of pause the radio is no longer kept.</source>
        <translation>Setelah {count} menit dijeda, siaran tidak lagi disimpan.</translation>
    </message>
    <message>
        <source>{size} now, {length} of broadcast.</source>
        <translation>Kini {size}, siaran sepanjang {length}.</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Selalu</translation>
    </message>
    <message>
        <source>Small ones</source>
        <translation>Gambar kecil</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jangan</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Tanpa batas</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation>Kembalikan bawaan</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Urungkan</translation>
    </message>
    <message>
        <source>Every {count} minutes</source>
        <translation>Tiap {count} menit</translation>
    </message>
    <message>
        <source>News &amp; notifications</source>
        <translation>Berita &amp; notifikasi</translation>
    </message>
    <message>
        <source>Look for news</source>
        <translation>Periksa berita baru</translation>
    </message>
    <message>
        <source>Only these categories</source>
        <translation>Hanya untuk kategori</translation>
    </message>
    <message>
        <source>Tell me about new stories</source>
        <translation>Beri tahu bila ada berita baru</translation>
    </message>
    <message>
        <source>At most one notification each quarter of an hour.</source>
        <translation>Paling banyak satu pemberitahuan tiap 15 menit.</translation>
    </message>
    <message>
        <source>Tell me when a starred song plays</source>
        <translation>Beri tahu bila lagu berbintang diputar</translation>
    </message>
    <message>
        <source>Keep for reading offline</source>
        <translation>Simpan untuk dibaca luring</translation>
    </message>
    <message>
        <source>Oldest story kept</source>
        <translation>Umur berita tersimpan</translation>
    </message>
    <message>
        <source>Saved stories always stay.</source>
        <translation>Berita yang Anda tandai tetap ada.</translation>
    </message>
    <message>
        <source>Keep the site's archive</source>
        <translation>Simpan arsip situs</translation>
    </message>
    <message>
        <source>Fetches all older stories, slowly, in the background.</source>
        <translation>Semua berita lama diambil pelan-pelan di latar.</translation>
    </message>
    <message>
        <source>Only with these words</source>
        <translation>Hanya dengan kata ini</translation>
    </message>
    <message>
        <source>airport, power cut</source>
        <translation>bandara, listrik padam</translation>
    </message>
    <message>
        <source>Notifications only of stories with one of them, parted by commas.</source>
        <translation>Pemberitahuan hanya untuk berita dengan salah satu kata, pisahkan dengan koma.</translation>
    </message>
    <message>
        <source>Notifications a day</source>
        <translation>Pemberitahuan per hari</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Jam tenang mulai</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Jam tenang sampai</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Jam tenang</translation>
    </message>
    <message>
        <source>No notifications.</source>
        <translation>Tanpa pemberitahuan.</translation>
    </message>
    <message>
        <source>until</source>
        <translation>sampai</translation>
    </message>
    <message>
        <source>Latest {count} stories</source>
        <translation>{count} berita terakhir</translation>
    </message>
    <message>
        <source>Text and small pictures, about {size}.</source>
        <translation>Teks dan gambar kecil, sekitar {size}.</translation>
    </message>
    <message>
        <source>Every hour</source>
        <translation>Tiap jam</translation>
    </message>
    <message>
        <source>Only when asked</source>
        <translation>Hanya bila diminta</translation>
    </message>
    <message>
        <source>All stories</source>
        <translation>Semua berita</translation>
    </message>
    <message>
        <source>Any age</source>
        <translation>Tanpa batas umur</translation>
    </message>
    <message>
        <source>One month</source>
        <translation>Satu bulan</translation>
    </message>
    <message>
        <source>Three months</source>
        <translation>Tiga bulan</translation>
    </message>
    <message>
        <source>One year</source>
        <translation>Satu tahun</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} hari</translation>
    </message>
    <message>
        <source>At most {count}</source>
        <translation>Paling banyak {count}</translation>
    </message>
    <message>
        <source>The site does not answer</source>
        <translation>Situs tidak menjawab</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Bulan ini</translation>
    </message>
    <message>
        <source>Stream not playing</source>
        <translation>Siaran tidak diputar</translation>
    </message>
    <message>
        <source>Stream not connected</source>
        <translation>Siaran tidak tersambung</translation>
    </message>
    <message>
        <source>Stream connected</source>
        <translation>Siaran tersambung</translation>
    </message>
    <message>
        <source>Radio {size}</source>
        <translation>Siaran {size}</translation>
    </message>
    <message>
        <source>News and pictures {size}</source>
        <translation>Berita dan gambar {size}</translation>
    </message>
    <message>
        <source>since 1 {month}</source>
        <translation>sejak 1 {month}</translation>
    </message>
    <message>
        <source>Site answers, {time}</source>
        <translation>Situs menjawab, {time}</translation>
    </message>
    <message>
        <source>Site silent since {time}</source>
        <translation>Situs diam sejak {time}</translation>
    </message>
    <message>
        <source>Stream connected, {sort}</source>
        <translation>Siaran tersambung, {sort}</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>Pemutaran</translation>
    </message>
    <message>
        <source>Play when the app opens</source>
        <translation>Putar begitu aplikasi dibuka</translation>
    </message>
    <message>
        <source>Connects to the stream at once.</source>
        <translation>Langsung menyambung ke siaran.</translation>
    </message>
    <message>
        <source>Sound quality</source>
        <translation>Kualitas suara</translation>
    </message>
    <message>
        <source>Automatic saves where the network is paid by the byte.</source>
        <translation>Otomatis menghemat di jaringan berbayar.</translation>
    </message>
    <message>
        <source>Sound output</source>
        <translation>Keluaran suara</translation>
    </message>
    <message>
        <source>Broadcast tape</source>
        <translation>Pita siaran</translation>
    </message>
    <message>
        <source>Skip back and forward</source>
        <translation>Lompatan mundur dan maju</translation>
    </message>
    <message>
        <source>Length of a clip</source>
        <translation>Panjang klip</translation>
    </message>
    <message>
        <source>The last minutes, which the Clip button keeps.</source>
        <translation>Menit terakhir yang disimpan tombol Klip.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ubah</translation>
    </message>
    <message>
        <source>Change the folder of recordings</source>
        <translation>Ubah folder rekaman</translation>
    </message>
    <message>
        <source>Keep recordings and clips in</source>
        <translation>Simpan rekaman dan klip di</translation>
    </message>
    <message>
        <source>Equalizer</source>
        <translation>Ekualiser</translation>
    </message>
    <message>
        <source>The sound stops for a moment when it changes.</source>
        <translation>Suara tersendat sekejap saat diganti.</translation>
    </message>
    <message>
        <source>Full at low volume</source>
        <translation>Tetap penuh saat pelan</translation>
    </message>
    <message>
        <source>More bass and treble.</source>
        <translation>Bas dan nada tinggi ditambah.</translation>
    </message>
    <message>
        <source>Weak network</source>
        <translation>Jaringan lemah</translation>
    </message>
    <message>
        <source>Stays 15 seconds behind, as a reserve for gaps in the connection.</source>
        <translation>Tertinggal 15 detik, sebagai cadangan saat sambungan putus.</translation>
    </message>
    <message>
        <source>Catch up with the live radio</source>
        <translation>Susul siaran langsung</translation>
    </message>
    <message>
        <source>Keep the computer awake</source>
        <translation>Jaga komputer tetap bangun</translation>
    </message>
    <message>
        <source>While sound plays, except on the battery.</source>
        <translation>Selama siaran diputar, kecuali dengan baterai.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Tidak tersambung</translation>
    </message>
    <message>
        <source>Not there now; the system default is used until it is.</source>
        <translation>Sedang tidak ada, sementara dipakai bawaan sistem.</translation>
    </message>
    <message>
        <source>A few minutes, and nothing is left after the end.</source>
        <translation>Beberapa menit saja, dan tidak ada sisa setelah ditutup.</translation>
    </message>
    <message>
        <source>How far back you can go. {count} minutes take {size} on disk.</source>
        <translation>Sejauh mana Anda bisa mundur. {count} menit memakai {size} di disk.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Otomatis</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Terbaik</translation>
    </message>
    <message>
        <source>Saver</source>
        <translation>Hemat</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>Bawaan sistem</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Mati</translation>
    </message>
    <message>
        <source>Behind live, plays {figure} times as fast at the same pitch.</source>
        <translation>Saat tertinggal, diputar {figure} kali lebih cepat, nada tetap.</translation>
    </message>
    <message>
        <source>Preset {number}</source>
        <translation>Setelan {number}</translation>
    </message>
    <message>
        <source>Dawn</source>
        <translation>Fajar</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Siang</translation>
    </message>
    <message>
        <source>Dusk</source>
        <translation>Senja</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>Malam</translation>
    </message>
    <message>
        <source>Sky</source>
        <translation>Langit</translation>
    </message>
    <message>
        <source>Only this address is played.</source>
        <translation>Hanya alamat ini yang diputar.</translation>
    </message>
    <message>
        <source>Without your name, email or comments.</source>
        <translation>Tanpa nama, email, atau isi komentar Anda.</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Stasiun</translation>
    </message>
    <message>
        <source>Find the stream on the site</source>
        <translation>Temukan alamat siaran dari situs</translation>
    </message>
    <message>
        <source>Searched again when the stream moves.</source>
        <translation>Dicari ulang bila siaran berpindah alamat.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Salin</translation>
    </message>
    <message>
        <source>Copy the stream's address</source>
        <translation>Salin alamat siaran</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>Cari lagi</translation>
    </message>
    <message>
        <source>Present stream</source>
        <translation>Alamat siaran saat ini</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Salin laporan</translation>
    </message>
    <message>
        <source>Problem report</source>
        <translation>Laporan masalah</translation>
    </message>
    <message>
        <source>News site</source>
        <translation>Situs berita</translation>
    </message>
    <message>
        <source>Source of news, comments and the stream's address.</source>
        <translation>Sumber berita, komentar, dan alamat siaran.</translation>
    </message>
    <message>
        <source>Change to this site</source>
        <translation>Pindah ke situs ini</translation>
    </message>
    <message>
        <source>Another station</source>
        <translation>Stasiun lain</translation>
    </message>
    <message>
        <source>The app begins anew with it.</source>
        <translation>Aplikasi dimulai ulang dengannya.</translation>
    </message>
    <message>
        <source>This is no address of a site</source>
        <translation>Ini bukan alamat situs</translation>
    </message>
    <message>
        <source>Use another address</source>
        <translation>Pakai alamat lain</translation>
    </message>
    <message>
        <source>Works when the search is switched off.</source>
        <translation>Aktif bila pencarian otomatis dimatikan.</translation>
    </message>
    <message>
        <source>Not found yet</source>
        <translation>Belum ditemukan</translation>
    </message>
    <message>
        <source>As given</source>
        <translation>Sesuai yang diberikan</translation>
    </message>
    <message>
        <source>Copied. Paste it where you ask for help.</source>
        <translation>Tersalin. Tempelkan di tempat Anda meminta bantuan.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Ekspor</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Impor</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Bawaan semua</translation>
    </message>
    <message>
        <source>Export the settings</source>
        <translation>Ekspor pengaturan</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>Impor pengaturan</translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation>Kembalikan semua pengaturan</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>Semua pengaturan</translation>
    </message>
    <message>
        <source>As a file, for another computer.</source>
        <translation>Sebagai berkas, untuk komputer lain.</translation>
    </message>
    <message>
        <source>Everything is at its default.</source>
        <translation>Semua kembali ke bawaan.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lisensi</translation>
    </message>
    <message>
        <source>About Planet FM</source>
        <translation>Tentang Planet FM</translation>
    </message>
    <message>
        <source>An address begins with http:// or https://</source>
        <translation>Alamat diawali http:// atau https://</translation>
    </message>
    <message>
        <source>Found {date}, {time}</source>
        <translation>Ditemukan {date}, {time}</translation>
    </message>
    <message>
        <source>Exported.</source>
        <translation>Pengaturan diekspor.</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>Berkas tidak bisa ditulis.</translation>
    </message>
    <message>
        <source>This is no file of settings.</source>
        <translation>Ini bukan berkas pengaturan.</translation>
    </message>
    <message>
        <source>Version {version}, MIT licence.</source>
        <translation>Versi {version}, lisensi MIT.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Imported.</source>
        <translation>Pengaturan diimpor.</translation>
    </message>
    <message>
        <source>Imported, without: {keys}</source>
        <translation>Diimpor, tanpa: {keys}</translation>
    </message>
    <message>
        <source>Back {count} seconds</source>
        <translation>Mundur {count} detik</translation>
    </message>
    <message>
        <source>Forward {count} seconds</source>
        <translation>Maju {count} detik</translation>
    </message>
    <message>
        <source>The settings could not be read</source>
        <translation>Pengaturan tidak bisa dibaca</translation>
    </message>
    <message>
        <source>They are set aside as {file}, and the defaults are used.</source>
        <translation>Berkasnya disisihkan sebagai {file}, pengaturan bawaan dipakai.</translation>
    </message>
</context>
</TS>
