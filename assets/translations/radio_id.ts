<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
    <context>
        <name>Desk</name>
        <message>
            <source>{count} minutes</source>
            <translation>{count} menit</translation>
        </message>
        <message>
            <source>A planned recording was missed</source>
            <translation>Rekaman terjadwal terlewat</translation>
        </message>
        <message>
            <source>Add {length}</source>
            <translation>Tambah {length}</translation>
        </message>
        <message>
            <source>Alarm at {time} missed</source>
            <translation>Alarm pukul {time} terlewat</translation>
        </message>
        <message>
            <source>Alarm, {time}</source>
            <translation>Alarm, {time}</translation>
        </message>
        <message>
            <source>An alarm sound plays instead.</source>
            <translation>Suara alarm diputar sebagai gantinya.</translation>
        </message>
        <message>
            <source>Choose a folder</source>
            <translation>Pilih folder</translation>
        </message>
        <message>
            <source>Clip saved</source>
            <translation>Klip tersimpan</translation>
        </message>
        <message>
            <source>Good night.</source>
            <translation>Selamat tidur.</translation>
        </message>
        <message>
            <source>Last {length}, {size}</source>
            <translation>{length} terakhir, {size}</translation>
        </message>
        <message>
            <source>Nothing could be saved.</source>
            <translation>Tidak ada yang bisa disimpan.</translation>
        </message>
        <message>
            <source>Nothing is playing</source>
            <translation>Siaran tidak diputar</translation>
        </message>
        <message>
            <source>Nothing was saved</source>
            <translation>Tidak ada yang tersimpan</translation>
        </message>
        <message>
            <source>Only {length} kept, the clip has that.</source>
            <translation>Baru {length} tersimpan, klip dibuat dari itu.</translation>
        </message>
        <message>
            <source>Only {length} of {whole}.</source>
            <translation>Hanya {length} dari {whole}.</translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>Buka folder</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Putar</translation>
        </message>
        <message>
            <source>Press play first.</source>
            <translation>Putar siaran dulu.</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>Merekam</translation>
        </message>
        <message>
            <source>Recording saved</source>
            <translation>Rekaman tersimpan</translation>
        </message>
        <message>
            <source>Recording stopped at {time} and is saved.</source>
            <translation>Rekaman berhenti pada {time} dan tersimpan.</translation>
        </message>
        <message>
            <source>Saved in the usual folder instead.</source>
            <translation>Disimpan di folder biasa.</translation>
        </message>
        <message>
            <source>Sleep timer</source>
            <translation>Berhenti otomatis</translation>
        </message>
        <message>
            <source>Song saved</source>
            <translation>Lagu tersimpan</translation>
        </message>
        <message>
            <source>Stopped at {time}</source>
            <translation>Berhenti otomatis pukul {time}</translation>
        </message>
        <message>
            <source>Stopping in 1 minute</source>
            <translation>Siaran berhenti dalam 1 menit</translation>
        </message>
        <message>
            <source>Switch the alarm off</source>
            <translation>Matikan alarm</translation>
        </message>
        <message>
            <source>Switch the timer off</source>
            <translation>Matikan timer</translation>
        </message>
        <message>
            <source>The app or the computer was off.</source>
            <translation>Aplikasi atau komputer sedang mati.</translation>
        </message>
        <message>
            <source>The disk is full</source>
            <translation>Disk penuh</translation>
        </message>
        <message>
            <source>The recording folder is missing</source>
            <translation>Folder rekaman tidak ada</translation>
        </message>
        <message>
            <source>The station is not heard</source>
            <translation>Siaran tidak terdengar</translation>
        </message>
        <message>
            <source>The stream brought no sound.</source>
            <translation>Tidak ada suara yang diterima.</translation>
        </message>
        <message>
            <source>There is nothing to keep yet</source>
            <translation>Belum ada yang bisa disimpan</translation>
        </message>
        <message>
            <source>This song</source>
            <translation>Lagu ini</translation>
        </message>
        <message>
            <source>Until this song ends</source>
            <translation>Sampai lagu ini selesai</translation>
        </message>
        <message>
            <source>recording, {length}</source>
            <translation>merekam, {length}</translation>
        </message>
        <message>
            <source>when this song ends</source>
            <translation>saat lagu ini selesai</translation>
        </message>
        <message>
            <source>{length} left</source>
            <translation>{length} lagi</translation>
        </message>
    </context>
    <context>
        <name>Dock</name>
        <message>
            <source>Last hour</source>
            <translation>Satu jam terakhir</translation>
        </message>
        <message>
            <source>Back to live</source>
            <translation>Kembali ke siaran langsung</translation>
        </message>
    </context>
    <context>
        <name>FoldedPlayer</name>
        <message>
            <source>Close</source>
            <translation>Tutup</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>Bisukan</translation>
        </message>
        <message>
            <source>Show the radio</source>
            <translation>Tampilkan radio</translation>
        </message>
        <message>
            <source>Star this song</source>
            <translation>Bintangi lagu ini</translation>
        </message>
    </context>
    <context>
        <name>PillButton</name>
        <message>
            <source>Back to live</source>
            <translation>Kembali ke siaran langsung</translation>
        </message>
    </context>
    <context>
        <name>Radio</name>
        <message>
            <source>Pause</source>
            <translation>Jeda siaran</translation>
        </message>
        <message>
            <source>Play live radio</source>
            <translation>Putar siaran</translation>
        </message>
        <message>
            <source>buffering</source>
            <translation>menyangga</translation>
        </message>
        <message>
            <source>You are already live</source>
            <translation>Ini sudah siaran langsung</translation>
        </message>
        <message>
            <source>SEARCHING</source>
            <translation>MENCARI</translation>
        </message>
        <message>
            <source>CONNECTING</source>
            <translation>MENYAMBUNG</translation>
        </message>
        <message>
            <source>NOT FOUND</source>
            <translation>BELUM DITEMUKAN</translation>
        </message>
        <message>
            <source>RECONNECTING</source>
            <translation>MENYAMBUNG ULANG</translation>
        </message>
        <message>
            <source>CUT OFF</source>
            <translation>TERPUTUS</translation>
        </message>
        <message>
            <source>OFF AIR</source>
            <translation>TIDAK MENGUDARA</translation>
        </message>
        <message>
            <source>NO SOUND</source>
            <translation>TANPA SUARA</translation>
        </message>
        <message>
            <source>PAUSED {behind}</source>
            <translation>DIJEDA {behind}</translation>
        </message>
        <message>
            <source>LIVE</source>
            <translation>LIVE</translation>
        </message>
        <message>
            <source>{length} behind</source>
            <translation>{length} di belakang</translation>
        </message>
        <message>
            <source>WELCOME</source>
            <translation>SELAMAT DATANG</translation>
        </message>
        <message>
            <source>PAUSED AT {time}</source>
            <translation>DIJEDA PUKUL {time}</translation>
        </message>
        <message>
            <source>EARLIER, AT {time}</source>
            <translation>TADI, PUKUL {time}</translation>
        </message>
        <message>
            <source>PLAYING FROM THE RESERVE</source>
            <translation>DIPUTAR DARI CADANGAN</translation>
        </message>
        <message>
            <source>ON AIR</source>
            <translation>SEDANG SIARAN</translation>
        </message>
        <message>
            <source>LIVE RADIO</source>
            <translation>SIARAN LANGSUNG</translation>
        </message>
        <message>
            <source>{station} broadcast</source>
            <translation>Siaran {station}</translation>
        </message>
        <message>
            <source>Looking for {station}</source>
            <translation>Mencari siaran {station}</translation>
        </message>
        <message>
            <source>Usually a few seconds.</source>
            <translation>Biasanya hanya beberapa detik.</translation>
        </message>
        <message>
            <source>No stream address found</source>
            <translation>Alamat siaran belum ditemukan</translation>
        </message>
        <message>
            <source>Enter one, or try again.</source>
            <translation>Isi alamat sendiri, atau coba lagi.</translation>
        </message>
        <message>
            <source>Press play to listen</source>
            <translation>Tekan putar untuk mendengarkan</translation>
        </message>
        <message>
            <source>Connecting to the stream</source>
            <translation>Menyambung ke siaran</translation>
        </message>
        <message>
            <source>The stream is cut off</source>
            <translation>Sambungan siaran terputus</translation>
        </message>
        <message>
            <source>The station is off the air</source>
            <translation>Stasiun sedang tidak mengudara</translation>
        </message>
        <message>
            <source>No sound output</source>
            <translation>Tidak ada keluaran suara</translation>
        </message>
        <message>
            <source>This stream cannot be played here</source>
            <translation>Siaran ini tidak bisa diputar di sini</translation>
        </message>
        <message>
            <source>Buffering</source>
            <translation>Menyangga suara</translation>
        </message>
        <message>
            <source>No song title</source>
            <translation>Tanpa judul lagu</translation>
        </message>
        <message>
            <source>Cut off since {time}</source>
            <translation>Terputus sejak {time}</translation>
        </message>
        <message>
            <source>Back to live</source>
            <translation>Kembali ke siaran langsung</translation>
        </message>
        <message>
            <source>You are live</source>
            <translation>Anda di siaran langsung</translation>
        </message>
        <message>
            <source>Try now</source>
            <translation>Coba sekarang</translation>
        </message>
        <message>
            <source>Connect speakers, then press play.</source>
            <translation>Sambungkan pelantang, lalu tekan putar.</translation>
        </message>
        <message>
            <source>The app checks every minute and plays once it is back.</source>
            <translation>Aplikasi memeriksa lagi tiap menit dan memutar begitu siaran mulai.</translation>
        </message>
        <message>
            <source>The stream has moved</source>
            <translation>Alamat siaran berubah</translation>
        </message>
        <message>
            <source>Looking for the new address on the site.</source>
            <translation>Mencari alamat baru di situs.</translation>
        </message>
        <message>
            <source>Sound goes on from the reserve, enough for {length}.</source>
            <translation>Suara tetap jalan dari cadangan, cukup untuk {length}.</translation>
        </message>
        <message>
            <source>The stream is cut off and the reserve is used up</source>
            <translation>Siaran terputus dan cadangan habis</translation>
        </message>
        <message>
            <source>News still works.</source>
            <translation>Berita tetap bisa dibaca.</translation>
        </message>
        <message>
            <source>Trying now (try {number})</source>
            <translation>Percobaan ke-{number} sedang berjalan</translation>
        </message>
        <message>
            <source>Try {number} in {length}</source>
            <translation>Percobaan ke-{number} dalam {length}</translation>
        </message>
        <message>
            <source>Trying now</source>
            <translation>Sedang mencoba</translation>
        </message>
        <message>
            <source>Next try in {length}</source>
            <translation>Mencoba lagi dalam {length}</translation>
        </message>
        <message>
            <source>VLC is missing on this computer</source>
            <translation>VLC tidak ada di komputer ini</translation>
        </message>
        <message>
            <source>Install libVLC and its plugins, then open the app again.</source>
            <translation>Pasang libVLC beserta plugin-nya, lalu buka aplikasi lagi.</translation>
        </message>
        <message>
            <source>This computer cannot play this stream's format.</source>
            <translation>Bentuk suara siaran ini tidak dikenal di komputer ini.</translation>
        </message>
        <message>
            <source>The part you paused is over an hour old</source>
            <translation>Bagian yang Anda jeda sudah lewat satu jam</translation>
        </message>
        <message>
            <source>Going on from the oldest part, {time}.</source>
            <translation>Lanjut dari bagian terlama, pukul {time}.</translation>
        </message>
        <message>
            <source>Press play to go on from here. This part is kept for {length} more.</source>
            <translation>Tekan putar untuk lanjut dari sini. Bagian ini masih tersimpan {length} lagi.</translation>
        </message>
        <message>
            <source>1 song</source>
            <translation>1 lagu</translation>
        </message>
        <message>
            <source>{count} songs</source>
            <translation>{count} lagu</translation>
        </message>
        <message>
            <source>1 new story</source>
            <translation>1 berita baru</translation>
        </message>
        <message>
            <source>{count} new stories</source>
            <translation>{count} berita baru</translation>
        </message>
        <message>
            <source>While paused: {songs} and {stories}</source>
            <translation>Selama jeda: {songs} dan {stories}</translation>
        </message>
        <message>
            <source>While paused: {what}</source>
            <translation>Selama jeda: {what}</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>Dijeda</translation>
        </message>
        <message>
            <source>The stream is back. You are {length} behind.</source>
            <translation>Siaran tersambung lagi. Anda {length} di belakang.</translation>
        </message>
        <message>
            <source>The stream is back.</source>
            <translation>Siaran tersambung lagi.</translation>
        </message>
    </context>
    <context>
        <name>RadioSide</name>
        <message>
            <source>Back to live</source>
            <translation>Kembali ke siaran langsung</translation>
        </message>
        <message>
            <source>Mini player</source>
            <translation>Pemutar mini</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Setelan</translation>
        </message>
    </context>
    <context>
        <name>Ribbon</name>
        <message>
            <source>Last hour of broadcast</source>
            <translation>Pita siaran, satu jam terakhir</translation>
        </message>
        <message>
            <source>{length} behind</source>
            <translation>{length} di belakang</translation>
        </message>
        <message>
            <source>This fills once you play, so that you can go back up to an hour.</source>
            <translation>Pita ini terisi begitu siaran diputar, supaya Anda bisa mundur sampai satu jam.</translation>
        </message>
        <message>
            <source>CUT OFF</source>
            <translation>TERPUTUS</translation>
        </message>
        <message>
            <source>LIVE</source>
            <translation>LIVE</translation>
        </message>
    </context>
    <context>
        <name>SmallTools</name>
        <message>
            <source>Record radio</source>
            <translation>Rekam siaran</translation>
        </message>
        <message>
            <source>Save the last 5 minutes</source>
            <translation>Simpan 5 menit terakhir</translation>
        </message>
        <message>
            <source>Sleep timer</source>
            <translation>Berhenti otomatis</translation>
        </message>
    </context>
    <context>
        <name>SongList</name>
        <message>
            <source>Songs played</source>
            <translation>Lagu diputar</translation>
        </message>
    </context>
    <context>
        <name>SongModel</name>
        <message>
            <source>starred</source>
            <translation>berbintang</translation>
        </message>
    </context>
    <context>
        <name>Songs</name>
        <message>
            <source>Songs played</source>
            <translation>Lagu diputar</translation>
        </message>
        <message>
            <source>Starred</source>
            <translation>Berbintang</translation>
        </message>
        <message>
            <source>{station} broadcast</source>
            <translation>Siaran {station}</translation>
        </message>
        <message>
            <source>No song title</source>
            <translation>Tanpa judul lagu</translation>
        </message>
        <message>
            <source>No starred songs yet.</source>
            <translation>Belum ada lagu berbintang.</translation>
        </message>
        <message>
            <source>Songs appear here while you listen.</source>
            <translation>Judul lagu muncul di sini saat siaran diputar.</translation>
        </message>
    </context>
    <context>
        <name>Stage</name>
        <message>
            <source>Back 30 seconds</source>
            <translation>Mundur 30 detik</translation>
        </message>
        <message>
            <source>Forward 30 seconds</source>
            <translation>Maju 30 detik</translation>
        </message>
        <message>
            <source>Star this song</source>
            <translation>Bintangi lagu ini</translation>
        </message>
    </context>
    <context>
        <name>Steps</name>
        <message>
            <source>Connected to {site}</source>
            <translation>Terhubung ke {site}</translation>
        </message>
        <message>
            <source>Connecting to {site}</source>
            <translation>Menghubungi {site}</translation>
        </message>
        <message>
            <source>Looking for the live stream's address</source>
            <translation>Mencari alamat siaran langsung</translation>
        </message>
        <message>
            <source>Testing the sound</source>
            <translation>Menguji suara</translation>
        </message>
        <message>
            <source>Fetching the latest news</source>
            <translation>Mengambil berita terbaru</translation>
        </message>
        <message>
            <source>Checking the home page and the site's player</source>
            <translation>Memeriksa halaman utama dan pemutar di situs</translation>
        </message>
        <message>
            <source>Enter an address</source>
            <translation>Isi alamat sendiri</translation>
        </message>
        <message>
            <source>This is not an address</source>
            <translation>Ini bukan alamat</translation>
        </message>
        <message>
            <source>The address needs http:// or https://</source>
            <translation>Alamat perlu http:// atau https://</translation>
        </message>
        <message>
            <source>The stream uses about 58 MB an hour at 128 kbps. Data saving is in Settings.</source>
            <translation>Siaran memakai sekitar 58 MB per jam pada 128 kbps. Pilihan hemat data ada di Setelan.</translation>
        </message>
        <message>
            <source>Skip, read the news first</source>
            <translation>Lewati, baca berita dulu</translation>
        </message>
        <message>
            <source>Stream address</source>
            <translation>Alamat siaran</translation>
        </message>
        <message>
            <source>Try this address</source>
            <translation>Coba alamat ini</translation>
        </message>
        <message>
            <source>Search again</source>
            <translation>Cari lagi</translation>
        </message>
        <message>
            <source>No stream address found on the site. Enter one, or try again.</source>
            <translation>Alamat siaran belum ditemukan di situs. Isi alamat sendiri, atau coba lagi.</translation>
        </message>
    </context>
    <context>
        <name>Tools</name>
        <message>
            <source>Clip {length}</source>
            <translation>Klip {length}</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Rekam</translation>
        </message>
        <message>
            <source>Record radio</source>
            <translation>Rekam siaran</translation>
        </message>
        <message>
            <source>Save the last 5 minutes</source>
            <translation>Simpan 5 menit terakhir</translation>
        </message>
        <message>
            <source>Sleep</source>
            <translation>Tidur</translation>
        </message>
        <message>
            <source>Sleep timer</source>
            <translation>Berhenti otomatis</translation>
        </message>
    </context>
    <context>
        <name>Volume</name>
        <message>
            <source>Mute</source>
            <translation>Bisukan</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>Volume</translation>
        </message>
    </context>
</TS>
