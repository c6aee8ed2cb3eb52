<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
    <context>
        <name>Archive</name>
        <message>
            <source>%1 of %2</source>
            <translation>%1 dari %2</translation>
        </message>
        <message numerus="yes">
            <source>%n more story(ies) came from the site.</source>
            <translation>
                <numerusform>%n berita lagi datang dari situs.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n result(s)</source>
            <translation>
                <numerusform>%n hasil</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n story(ies) marked read</source>
            <translation>
                <numerusform>%n berita ditandai sudah dibaca</numerusform>
            </translation>
        </message>
        <message>
            <source>All stories are loaded.</source>
            <translation>Semua berita sudah dimuat.</translation>
        </message>
        <message>
            <source>Automatically in %1.</source>
            <translation>Otomatis dalam %1.</translation>
        </message>
        <message>
            <source>Load older stories</source>
            <translation>Muat berita lama</translation>
        </message>
        <message>
            <source>Loading older stories…</source>
            <translation>Memuat berita lama…</translation>
        </message>
        <message>
            <source>Mark all read</source>
            <translation>Tandai semua sudah dibaca</translation>
        </message>
        <message>
            <source>Marked unread</source>
            <translation>Ditandai belum dibaca</translation>
        </message>
        <message>
            <source>Search the site for "%1"</source>
            <translation>Cari "%1" di situs</translation>
        </message>
        <message>
            <source>Searching the site…</source>
            <translation>Mencari di situs…</translation>
        </message>
        <message>
            <source>Story no longer saved</source>
            <translation>Berita tidak lagi disimpan</translation>
        </message>
        <message>
            <source>Story saved</source>
            <translation>Berita disimpan</translation>
        </message>
        <message>
            <source>The disk refuses, older stories cannot be kept.</source>
            <translation>Disk menolak, berita lama tidak bisa disimpan.</translation>
        </message>
        <message>
            <source>The site answered with an error, older stories did not come.</source>
            <translation>Situs menjawab dengan kesalahan, berita lama belum termuat.</translation>
        </message>
        <message>
            <source>The site asks for a pause before older stories.</source>
            <translation>Situs meminta jeda sebelum memberi berita lama.</translation>
        </message>
        <message>
            <source>The site could not be searched.</source>
            <translation>Pencarian di situs tidak berhasil.</translation>
        </message>
        <message>
            <source>The site does not answer, older stories did not come.</source>
            <translation>Situs tidak menjawab, berita lama belum termuat.</translation>
        </message>
        <message>
            <source>The site has nothing more.</source>
            <translation>Di situs tidak ada yang lain.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Coba lagi</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Urungkan</translation>
        </message>
        <message>
            <source>Undone</source>
            <translation>Diurungkan</translation>
        </message>
        <message>
            <source>corrected</source>
            <translation>diralat</translation>
        </message>
        <message>
            <source>no longer on the site</source>
            <translation>tidak ada lagi di situs</translation>
        </message>
    </context>
    <context>
        <name>Cap</name>
        <message>
            <source>80 percent of this month's limit is used</source>
            <translation>80 persen batas bulan ini terpakai</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Lanjutkan</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>Nanti saja</translation>
        </message>
        <message>
            <source>The radio stops at {size}.</source>
            <translation>Siaran berhenti pada {size}.</translation>
        </message>
        <message>
            <source>The radio stops. News still works.</source>
            <translation>Siaran berhenti. Berita tetap bisa dibaca.</translation>
        </message>
        <message>
            <source>This month's limit of {size} is reached</source>
            <translation>Batas {size} untuk bulan ini tercapai</translation>
        </message>
    </context>
    <context>
        <name>Comments</name>
        <message numerus="yes">
            <source>%n more on the site</source>
            <translation>
                <numerusform>%n komentar lagi di situs</numerusform>
            </translation>
        </message>
        <message>
            <source>Anonymous</source>
            <translation>Anonim</translation>
        </message>
        <message>
            <source>Another service keeps the comments of this site.</source>
            <translation>Komentar situs ini dikelola layanan lain.</translation>
        </message>
        <message>
            <source>Cancel reply</source>
            <translation>Batal membalas</translation>
        </message>
        <message>
            <source>Comment</source>
            <translation>Komentar</translation>
        </message>
        <message>
            <source>Comment sent.</source>
            <translation>Komentar terkirim.</translation>
        </message>
        <message>
            <source>Comment sent; it shows once approved.</source>
            <translation>Komentar terkirim dan tampil setelah disetujui redaksi.</translation>
        </message>
        <message>
            <source>Comment, required</source>
            <translation>Komentar, wajib diisi</translation>
        </message>
        <message>
            <source>Comments</source>
            <translation>Komentar</translation>
        </message>
        <message>
            <source>Comments on this story are closed.</source>
            <translation>Komentar untuk berita ini ditutup.</translation>
        </message>
        <message>
            <source>Comments show once the newsroom approved them.</source>
            <translation>Komentar tampil setelah disetujui redaksi.</translation>
        </message>
        <message>
            <source>Copy your text</source>
            <translation>Salin tulisan Anda</translation>
        </message>
        <message>
            <source>Email</source>
            <translation>Email</translation>
        </message>
        <message>
            <source>Email needs an @</source>
            <translation>Email perlu tanda @</translation>
        </message>
        <message>
            <source>Email, required; it is never shown</source>
            <translation>Email, wajib diisi; tidak pernah ditampilkan</translation>
        </message>
        <message>
            <source>Enter your email</source>
            <translation>Isi email Anda</translation>
        </message>
        <message>
            <source>Enter your name</source>
            <translation>Isi nama Anda</translation>
        </message>
        <message>
            <source>Forget it</source>
            <translation>Lupakan</translation>
        </message>
        <message>
            <source>Go on in the browser</source>
            <translation>Lanjut di peramban</translation>
        </message>
        <message>
            <source>Leave a reply</source>
            <translation>Tinggalkan balasan</translation>
        </message>
        <message>
            <source>Loading the comments</source>
            <translation>Memuat komentar</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>Periksa lagi</translation>
        </message>
        <message>
            <source>Maybe sent</source>
            <translation>Mungkin sudah terkirim</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nama</translation>
        </message>
        <message>
            <source>Name, required</source>
            <translation>Nama, wajib diisi</translation>
        </message>
        <message>
            <source>Newest</source>
            <translation>Terbaru</translation>
        </message>
        <message>
            <source>No comments yet.</source>
            <translation>Belum ada komentar.</translation>
        </message>
        <message>
            <source>No comments.</source>
            <translation>Tidak ada komentar.</translation>
        </message>
        <message>
            <source>Not sent, the site answered with an error (%1). Your text is kept here.</source>
            <translation>Komentar belum terkirim, situs menjawab dengan kesalahan (%1). Tulisan Anda tetap di sini.</translation>
        </message>
        <message>
            <source>Not sent, the site does not answer. Your text is kept here.</source>
            <translation>Komentar belum terkirim, situs tidak menjawab. Tulisan Anda tetap di sini.</translation>
        </message>
        <message>
            <source>Not sent: the disk of this computer is full or locked.</source>
            <translation>Komentar belum terkirim: disk komputer ini penuh atau terkunci.</translation>
        </message>
        <message>
            <source>Not sent: the site wants to see a browser.</source>
            <translation>Komentar belum terkirim: situs meminta peramban.</translation>
        </message>
        <message>
            <source>Oldest</source>
            <translation>Terlama</translation>
        </message>
        <message>
            <source>Open in the browser</source>
            <translation>Buka di peramban</translation>
        </message>
        <message>
            <source>Order of the comments: %1</source>
            <translation>Urutan komentar: %1</translation>
        </message>
        <message>
            <source>Planet FM ended before the site answered. It looks whether it is there.</source>
            <translation>Planet FM tertutup sebelum situs menjawab. Sekarang diperiksa apakah sudah ada.</translation>
        </message>
        <message>
            <source>Remember my name and email on this computer</source>
            <translation>Ingat nama dan email saya di komputer ini</translation>
        </message>
        <message>
            <source>Reply</source>
            <translation>Balas</translation>
        </message>
        <message>
            <source>Reply to %1</source>
            <translation>Balas %1</translation>
        </message>
        <message>
            <source>Saved %1</source>
            <translation>Tersimpan %1</translation>
        </message>
        <message>
            <source>Send comment</source>
            <translation>Kirim komentar</translation>
        </message>
        <message>
            <source>Sending</source>
            <translation>Mengirim</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Lihat</translation>
        </message>
        <message numerus="yes">
            <source>Show %n more comment(s)</source>
            <translation>
                <numerusform>Tampilkan %n komentar lagi</numerusform>
            </translation>
        </message>
        <message>
            <source>The answer was lost. The comment may have been sent.</source>
            <translation>Jawaban situs tidak sampai. Komentar mungkin sudah terkirim.</translation>
        </message>
        <message>
            <source>The comments are not saved yet, and the site does not answer.</source>
            <translation>Komentar berita ini belum tersimpan, dan situs tidak menjawab.</translation>
        </message>
        <message>
            <source>The same comment is already there.</source>
            <translation>Komentar yang sama sudah ada.</translation>
        </message>
        <message>
            <source>The site answered with an error (%1). The comment may have been sent.</source>
            <translation>Situs menjawab dengan kesalahan (%1). Komentar mungkin sudah terkirim.</translation>
        </message>
        <message>
            <source>The site asks for a check in the browser before it shows comments.</source>
            <translation>Situs meminta pemeriksaan di peramban sebelum menampilkan komentar.</translation>
        </message>
        <message>
            <source>The site asks for a check that only a person in a browser can pass.</source>
            <translation>Situs meminta pemeriksaan yang hanya bisa dijawab di peramban.</translation>
        </message>
        <message>
            <source>The site did not take the comment.</source>
            <translation>Situs belum menerima komentar ini.</translation>
        </message>
        <message>
            <source>The site does not show its comments at the moment.</source>
            <translation>Situs sedang tidak menampilkan komentarnya.</translation>
        </message>
        <message>
            <source>The site no longer has this story. Your text is kept here.</source>
            <translation>Berita ini tidak ada lagi di situs. Tulisan Anda tetap di sini.</translation>
        </message>
        <message>
            <source>The site wants to see a browser. Your text is on the clipboard.</source>
            <translation>Situs ini meminta peramban. Tulisan Anda ada di papan klip.</translation>
        </message>
        <message>
            <source>The site wants you to log in before you comment.</source>
            <translation>Situs meminta Anda masuk dulu sebelum berkomentar.</translation>
        </message>
        <message>
            <source>The site's form asks one more question that Planet FM cannot answer.</source>
            <translation>Formulir situs menanyakan satu hal lagi yang hanya bisa dijawab di peramban.</translation>
        </message>
        <message>
            <source>The site's form opens in the browser</source>
            <translation>Formulir situs dibuka di peramban</translation>
        </message>
        <message>
            <source>The site's form works in a browser only.</source>
            <translation>Formulir situs hanya bekerja di peramban.</translation>
        </message>
        <message>
            <source>The site's spam filter refused the comment. Try on the site itself.</source>
            <translation>Penyaring spam situs menolak komentar ini. Coba langsung di situs.</translation>
        </message>
        <message>
            <source>This comment is too long for the site</source>
            <translation>Komentar ini terlalu panjang untuk situs</translation>
        </message>
        <message>
            <source>This computer is offline; the comments are not saved yet.</source>
            <translation>Komputer ini luring; komentar berita ini belum tersimpan.</translation>
        </message>
        <message>
            <source>This email is too long for the site</source>
            <translation>Email ini terlalu panjang untuk situs</translation>
        </message>
        <message>
            <source>This is not a complete email address</source>
            <translation>Alamat email ini belum lengkap</translation>
        </message>
        <message>
            <source>This name is too long for the site</source>
            <translation>Nama ini terlalu panjang untuk situs</translation>
        </message>
        <message>
            <source>Too fast. Try again in %1.</source>
            <translation>Terlalu cepat. Coba lagi dalam %1.</translation>
        </message>
        <message>
            <source>Try now</source>
            <translation>Coba sekarang</translation>
        </message>
        <message>
            <source>Waits for approval</source>
            <translation>Menunggu persetujuan redaksi</translation>
        </message>
        <message>
            <source>Write a comment first</source>
            <translation>Tulis komentar dulu</translation>
        </message>
        <message>
            <source>Write your comment</source>
            <translation>Tulis komentar Anda</translation>
        </message>
        <message>
            <source>You</source>
            <translation>Anda</translation>
        </message>
        <message>
            <source>You can send it now.</source>
            <translation>Sekarang bisa dikirim.</translation>
        </message>
        <message>
            <source>Your comment is on the site</source>
            <translation>Komentar Anda sudah tampil di situs</translation>
        </message>
        <message>
            <source>Your comment may have been sent</source>
            <translation>Komentar Anda mungkin sudah terkirim</translation>
        </message>
        <message>
            <source>Your email is not shown.</source>
            <translation>Alamat email tidak ditampilkan.</translation>
        </message>
        <message>
            <source>Your name and email were removed from this computer</source>
            <translation>Nama dan email Anda dihapus dari komputer ini</translation>
        </message>
        <message>
            <source>Your text goes to the clipboard; paste it there.</source>
            <translation>Tulisan Anda disalin ke papan klip; tempel di sana.</translation>
        </message>
        <message>
            <source>Your text is on the clipboard</source>
            <translation>Tulisan Anda ada di papan klip</translation>
        </message>
        <message>
            <source>Your text is on the clipboard; paste it into the site's form.</source>
            <translation>Tulisan Anda ada di papan klip; tempel di formulir situs.</translation>
        </message>
        <message>
            <source>a comment</source>
            <translation>sebuah komentar</translation>
        </message>
    </context>
    <context>
        <name>Desk</name>
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
            <source>Alarms…</source>
            <translation>Alarm…</translation>
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
            <source>Choose a time…</source>
            <translation>Pilih waktu…</translation>
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
            <source>This month's limit is reached.</source>
            <translation>Batas bulan ini tercapai.</translation>
        </message>
        <message>
            <source>This month's limit is reached. An alarm sound plays instead.</source>
            <translation>Batas bulan ini tercapai. Suara alarm diputar sebagai gantinya.</translation>
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
        <name>Desktop</name>
        <message numerus="yes">
            <source>%n new story(ies)</source>
            <translation>
                <numerusform>%n berita baru</numerusform>
            </translation>
        </message>
        <message>
            <source>A click on its icon, or starting it again, brings the window back.</source>
            <translation>Klik ikonnya, atau jalankan lagi, untuk membuka jendelanya.</translation>
        </message>
        <message>
            <source>Back to live</source>
            <translation>Kembali ke siaran langsung</translation>
        </message>
        <message>
            <source>Listen</source>
            <translation>Dengarkan</translation>
        </message>
        <message>
            <source>New story: {headline}</source>
            <translation>Berita baru: {headline}</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Buka</translation>
        </message>
        <message>
            <source>Open it when the site is back.</source>
            <translation>Buka lagi saat situs kembali.</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Jeda</translation>
        </message>
        <message>
            <source>Planet FM broadcast</source>
            <translation>Siaran Planet FM</translation>
        </message>
        <message>
            <source>Planet FM goes on in the tray</source>
            <translation>Planet FM tetap jalan di baki</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Putar</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Keluar</translation>
        </message>
        <message>
            <source>Read</source>
            <translation>Baca</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Rekam</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Simpan</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Tampilkan</translation>
        </message>
        <message>
            <source>Show window</source>
            <translation>Tampilkan jendela</translation>
        </message>
        <message>
            <source>Starred song on air: {song}</source>
            <translation>Lagu berbintang diputar: {song}</translation>
        </message>
        <message>
            <source>Stop recording</source>
            <translation>Hentikan rekaman</translation>
        </message>
        <message>
            <source>The radio is playing</source>
            <translation>Radio sedang diputar</translation>
        </message>
        <message>
            <source>This story is not saved yet</source>
            <translation>Berita ini belum tersimpan</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>dan %n lagi</numerusform>
            </translation>
        </message>
        <message>
            <source>because it has "{word}"</source>
            <translation>karena memuat "{word}"</translation>
        </message>
        <message>
            <source>because it is in {category}</source>
            <translation>karena termasuk {category}</translation>
        </message>
        <message>
            <source>because you asked to be told of all news</source>
            <translation>karena Anda meminta pemberitahuan semua berita</translation>
        </message>
    </context>
    <context>
        <name>Dock</name>
        <message>
            <source>Back to live</source>
            <translation>Kembali ke siaran langsung</translation>
        </message>
        <message>
            <source>Last hour</source>
            <translation>Satu jam terakhir</translation>
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
        <name>Kept</name>
        <message>
            <source>1 to {most}</source>
            <translation>1 sampai {most}</translation>
        </message>
        <message>
            <source>Add a plan</source>
            <translation>Tambah jadwal</translation>
        </message>
        <message>
            <source>Add an alarm</source>
            <translation>Tambah alarm</translation>
        </message>
        <message>
            <source>Alarm at {time} is on</source>
            <translation>Alarm pukul {time} aktif</translation>
        </message>
        <message>
            <source>Alarm, {time}</source>
            <translation>Alarm, {time}</translation>
        </message>
        <message>
            <source>Alarms</source>
            <translation>Alarm</translation>
        </message>
        <message>
            <source>Begins</source>
            <translation>Mulai</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Batal</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Ubah</translation>
        </message>
        <message>
            <source>Change folder</source>
            <translation>Ubah folder</translation>
        </message>
        <message>
            <source>Clip</source>
            <translation>Klip</translation>
        </message>
        <message>
            <source>Clip {length}</source>
            <translation>Klip {length}</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Disalin</translation>
        </message>
        <message>
            <source>Copy artist - title</source>
            <translation>Salin artis - judul</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Hari</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>Hari</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Hapus</translation>
        </message>
        <message>
            <source>Delete the plan “{name}”?</source>
            <translation>Hapus jadwal “{name}”?</translation>
        </message>
        <message>
            <source>Delete this alarm?</source>
            <translation>Hapus alarm ini?</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Selesai</translation>
        </message>
        <message>
            <source>Enter a time such as {time}</source>
            <translation>Isi jam, misalnya {time}</translation>
        </message>
        <message>
            <source>Every day</source>
            <translation>Tiap hari</translation>
        </message>
        <message>
            <source>Every week</source>
            <translation>Tiap minggu</translation>
        </message>
        <message>
            <source>Every {day}</source>
            <translation>Tiap {day}</translation>
        </message>
        <message>
            <source>Export as CSV</source>
            <translation>Ekspor CSV</translation>
        </message>
        <message>
            <source>How often</source>
            <translation>Seberapa sering</translation>
        </message>
        <message>
            <source>It is saved once it has ended.</source>
            <translation>Tersimpan begitu lagunya selesai.</translation>
        </message>
        <message>
            <source>Keep this part</source>
            <translation>Simpan potongan</translation>
        </message>
        <message>
            <source>Keep this song</source>
            <translation>Simpan lagu ini</translation>
        </message>
        <message>
            <source>Kept</source>
            <translation>Tersimpan</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Lama</translation>
        </message>
        <message>
            <source>Let go of the part</source>
            <translation>Hapus tanda</translation>
        </message>
        <message>
            <source>List of recordings</source>
            <translation>Daftar rekaman</translation>
        </message>
        <message>
            <source>List of recordings…</source>
            <translation>Daftar rekaman…</translation>
        </message>
        <message>
            <source>Mark the beginning here</source>
            <translation>Tandai awal di sini</translation>
        </message>
        <message>
            <source>Mark the end here</source>
            <translation>Tandai akhir di sini</translation>
        </message>
        <message>
            <source>May stay empty</source>
            <translation>Boleh kosong</translation>
        </message>
        <message>
            <source>Minutes</source>
            <translation>Menit</translation>
        </message>
        <message>
            <source>Minutes until the radio stops</source>
            <translation>Menit sampai siaran berhenti</translation>
        </message>
        <message>
            <source>Monday to Friday</source>
            <translation>Senin sampai Jumat</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Lainnya</translation>
        </message>
        <message>
            <source>More for this song</source>
            <translation>Lainnya untuk lagu ini</translation>
        </message>
        <message>
            <source>Move “{name}” to the wastebasket?</source>
            <translation>Pindahkan “{name}” ke tempat sampah?</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nama</translation>
        </message>
        <message>
            <source>No alarm is set.</source>
            <translation>Belum ada alarm.</translation>
        </message>
        <message>
            <source>No recording is planned.</source>
            <translation>Belum ada rekaman yang dijadwalkan.</translation>
        </message>
        <message>
            <source>No song matches.</source>
            <translation>Tidak ada lagu yang cocok.</translation>
        </message>
        <message>
            <source>No starred songs yet.</source>
            <translation>Belum ada lagu berbintang.</translation>
        </message>
        <message>
            <source>Nothing kept yet. Record, clip and songs end up here.</source>
            <translation>Belum ada yang tersimpan. Rekaman, klip, dan lagu yang Anda simpan muncul di sini.</translation>
        </message>
        <message>
            <source>Once</source>
            <translation>Sekali</translation>
        </message>
        <message>
            <source>Once, at the next such time</source>
            <translation>Sekali, pada jam itu yang berikutnya</translation>
        </message>
        <message>
            <source>Part begins at {time}; mark its end</source>
            <translation>Potongan mulai {time}; tandai akhirnya</translation>
        </message>
        <message>
            <source>Planet FM must be running and the computer awake.</source>
            <translation>Planet FM harus berjalan dan komputer menyala.</translation>
        </message>
        <message>
            <source>Planet FM must be running then; it connects by itself, without sound.</source>
            <translation>Planet FM harus berjalan pada jam itu; sambungannya dibuat sendiri, tanpa suara.</translation>
        </message>
        <message>
            <source>Planned</source>
            <translation>Jadwal</translation>
        </message>
        <message>
            <source>Planned recording</source>
            <translation>Rekaman terjadwal</translation>
        </message>
        <message>
            <source>Planned recordings</source>
            <translation>Rekaman terjadwal</translation>
        </message>
        <message>
            <source>Planned recordings…</source>
            <translation>Rekaman terjadwal…</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Putar</translation>
        </message>
        <message>
            <source>Play from here</source>
            <translation>Putar dari sini</translation>
        </message>
        <message>
            <source>Record now</source>
            <translation>Rekam sekarang</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>Rekaman</translation>
        </message>
        <message>
            <source>Recordings</source>
            <translation>Rekaman</translation>
        </message>
        <message>
            <source>Saturday and Sunday</source>
            <translation>Sabtu dan Minggu</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Simpan</translation>
        </message>
        <message>
            <source>Save the last</source>
            <translation>Simpan yang terakhir</translation>
        </message>
        <message>
            <source>Save the last {length}</source>
            <translation>Simpan {length} terakhir</translation>
        </message>
        <message>
            <source>Search songs</source>
            <translation>Cari lagu</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Tampilkan di folder</translation>
        </message>
        <message>
            <source>Sleep timer</source>
            <translation>Berhenti otomatis</translation>
        </message>
        <message>
            <source>Song</source>
            <translation>Lagu</translation>
        </message>
        <message>
            <source>Song history</source>
            <translation>Riwayat lagu</translation>
        </message>
        <message>
            <source>Song history saved</source>
            <translation>Riwayat lagu tersimpan</translation>
        </message>
        <message>
            <source>Song history {date}.csv</source>
            <translation>Riwayat lagu {date}.csv</translation>
        </message>
        <message>
            <source>Song history…</source>
            <translation>Riwayat lagu…</translation>
        </message>
        <message>
            <source>Songs appear here while you listen.</source>
            <translation>Judul lagu muncul di sini saat siaran diputar.</translation>
        </message>
        <message>
            <source>Star it</source>
            <translation>Bintangi</translation>
        </message>
        <message>
            <source>Starred</source>
            <translation>Berbintang</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Mulai</translation>
        </message>
        <message>
            <source>Stop recording</source>
            <translation>Hentikan rekaman</translation>
        </message>
        <message>
            <source>Stops at {time}</source>
            <translation>Berhenti pukul {time}</translation>
        </message>
        <message>
            <source>Take the star away</source>
            <translation>Hapus bintang</translation>
        </message>
        <message>
            <source>That time is over</source>
            <translation>Waktu itu sudah lewat</translation>
        </message>
        <message>
            <source>The file could not be written</source>
            <translation>Berkas tidak bisa ditulis</translation>
        </message>
        <message>
            <source>The file is no longer there</source>
            <translation>Berkasnya sudah tidak ada</translation>
        </message>
        <message>
            <source>The song is being kept</source>
            <translation>Lagu sedang disimpan</translation>
        </message>
        <message>
            <source>The station's clock</source>
            <translation>Jam stasiun</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Jam</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Hari ini</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>Volume</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Kemarin</translation>
        </message>
        <message>
            <source>Your own clock</source>
            <translation>Jam Anda sendiri</translation>
        </message>
        <message>
            <source>next {when}</source>
            <translation>berikutnya {when}</translation>
        </message>
        <message>
            <source>not heard</source>
            <translation>tidak didengar</translation>
        </message>
        <message>
            <source>off</source>
            <translation>mati</translation>
        </message>
        <message>
            <source>recording now</source>
            <translation>sedang direkam</translation>
        </message>
        <message>
            <source>rings {when}</source>
            <translation>berbunyi {when}</translation>
        </message>
        <message>
            <source>starred</source>
            <translation>berbintang</translation>
        </message>
        <message>
            <source>today</source>
            <translation>hari ini</translation>
        </message>
        <message>
            <source>tomorrow</source>
            <translation>besok</translation>
        </message>
        <message>
            <source>with gaps</source>
            <translation>ada yang terputus</translation>
        </message>
    </context>
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
            <source>As far left or right as it goes</source>
            <translation>Sejauh mungkin ke kiri atau ke kanan</translation>
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
            <source>Next or previous hit</source>
            <translation>Temuan berikutnya atau sebelumnya</translation>
        </message>
        <message>
            <source>Next or previous part of the window</source>
            <translation>Bagian jendela berikutnya atau sebelumnya</translation>
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
            <source>Save the story, or unsave it</source>
            <translation>Simpan berita, atau batalkan</translation>
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
            <source>Share by email</source>
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
            <source>Star this song</source>
            <translation>Bintangi lagu ini</translation>
        </message>
        <message>
            <source>Take back what was done to a story</source>
            <translation>Urungkan tindakan pada berita</translation>
        </message>
        <message>
            <source>The line between two parts: move it</source>
            <translation>Garis antara dua bagian: geser</translation>
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
            <source>Zoom in or out</source>
            <translation>Perbesar atau perkecil</translation>
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
        <name>News</name>
        <message>
            <source>%1 asks for a check in the browser</source>
            <translation>%1 meminta pemeriksaan di peramban</translation>
        </message>
        <message numerus="yes">
            <source>%n comment(s)</source>
            <translation>
                <numerusform>%n komentar</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n min read</source>
            <translation>
                <numerusform>%n menit baca</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new story(ies).</source>
            <translation>
                <numerusform>%n berita baru.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n result(s)</source>
            <translation>
                <numerusform>%n hasil</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n saved story(ies) can still be read. The radio is not affected.</source>
            <translation>
                <numerusform>%n berita tersimpan tetap bisa dibaca. Siaran radio tidak terganggu.</numerusform>
            </translation>
        </message>
        <message>
            <source>All</source>
            <translation>Semua</translation>
        </message>
        <message>
            <source>All stories are read.</source>
            <translation>Semua berita sudah dibaca.</translation>
        </message>
        <message>
            <source>Automatically in %1</source>
            <translation>Otomatis dalam %1</translation>
        </message>
        <message>
            <source>Back to the list</source>
            <translation>Kembali ke daftar</translation>
        </message>
        <message>
            <source>By %1</source>
            <translation>Oleh %1</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Kategori</translation>
        </message>
        <message>
            <source>Choose a story from the list.</source>
            <translation>Pilih berita di daftar.</translation>
        </message>
        <message>
            <source>Clear search</source>
            <translation>Hapus pencarian</translation>
        </message>
        <message>
            <source>Copy link</source>
            <translation>Salin tautan</translation>
        </message>
        <message>
            <source>Larger text</source>
            <translation>Huruf lebih besar</translation>
        </message>
        <message>
            <source>Link copied</source>
            <translation>Tautan disalin</translation>
        </message>
        <message>
            <source>Mini player</source>
            <translation>Pemutar mini</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Lainnya</translation>
        </message>
        <message>
            <source>News</source>
            <translation>Berita</translation>
        </message>
        <message>
            <source>Next story</source>
            <translation>Berita berikutnya</translation>
        </message>
        <message>
            <source>No saved stories. Press the bookmark on one.</source>
            <translation>Belum ada berita tersimpan. Tekan tanda buku pada berita.</translation>
        </message>
        <message>
            <source>No stories for "%1".</source>
            <translation>Tidak ada berita untuk "%1".</translation>
        </message>
        <message>
            <source>No stories yet.</source>
            <translation>Belum ada berita.</translation>
        </message>
        <message>
            <source>Preparing the news</source>
            <translation>Menyiapkan berita</translation>
        </message>
        <message>
            <source>Previous story</source>
            <translation>Berita sebelumnya</translation>
        </message>
        <message>
            <source>Read on the site</source>
            <translation>Baca di situs</translation>
        </message>
        <message>
            <source>Refresh news</source>
            <translation>Segarkan berita</translation>
        </message>
        <message>
            <source>Save story</source>
            <translation>Simpan berita</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>Tersimpan</translation>
        </message>
        <message>
            <source>Saved %1</source>
            <translation>Tersimpan %1</translation>
        </message>
        <message>
            <source>Saved stories and the last hour still work.</source>
            <translation>Berita tersimpan dan satu jam siaran terakhir tetap bisa dibuka.</translation>
        </message>
        <message>
            <source>Search news</source>
            <translation>Cari berita</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Tampilkan</translation>
        </message>
        <message>
            <source>Showing saved stories.</source>
            <translation>Berita tersimpan ditampilkan.</translation>
        </message>
        <message>
            <source>Smaller text</source>
            <translation>Huruf lebih kecil</translation>
        </message>
        <message>
            <source>Songs played</source>
            <translation>Lagu diputar</translation>
        </message>
        <message>
            <source>Source:</source>
            <translation>Sumber:</translation>
        </message>
        <message>
            <source>Text size</source>
            <translation>Ukuran huruf</translation>
        </message>
        <message>
            <source>The radio is not affected.</source>
            <translation>Siaran radio tidak terganggu.</translation>
        </message>
        <message>
            <source>The saved stories were damaged</source>
            <translation>Simpanan berita rusak</translation>
        </message>
        <message>
            <source>The site %1 does not answer</source>
            <translation>Situs %1 tidak menjawab</translation>
        </message>
        <message>
            <source>The site answered with an error</source>
            <translation>Situs menjawab dengan kesalahan</translation>
        </message>
        <message>
            <source>This computer is offline</source>
            <translation>Komputer ini luring</translation>
        </message>
        <message>
            <source>This story is not saved yet. Open it when the site is back.</source>
            <translation>Berita ini belum tersimpan. Buka lagi saat situs kembali.</translation>
        </message>
        <message>
            <source>Try now</source>
            <translation>Coba sekarang</translation>
        </message>
        <message>
            <source>Unread</source>
            <translation>Belum dibaca</translation>
        </message>
        <message>
            <source>Updated %1</source>
            <translation>Diperbarui %1</translation>
        </message>
        <message>
            <source>Usual size</source>
            <translation>Ukuran biasa</translation>
        </message>
        <message>
            <source>What could be rescued is still here.</source>
            <translation>Berita yang bisa diselamatkan tetap ada di sini.</translation>
        </message>
        <message>
            <source>Width of the list</source>
            <translation>Lebar daftar berita</translation>
        </message>
        <message>
            <source>Width of the radio</source>
            <translation>Lebar bagian radio</translation>
        </message>
        <message>
            <source>saved</source>
            <translation>disimpan</translation>
        </message>
        <message>
            <source>unread</source>
            <translation>belum dibaca</translation>
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
        <name>QShortcut</name>
        <message>
            <source>Alt</source>
            <translation>Alt</translation>
        </message>
        <message>
            <source>Ctrl</source>
            <translation>Ctrl</translation>
        </message>
        <message>
            <source>End</source>
            <translation>End</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>Esc</source>
            <translation>Esc</translation>
        </message>
        <message>
            <source>Home</source>
            <translation>Home</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>Shift</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Spasi</translation>
        </message>
    </context>
    <context>
        <name>Radio</name>
        <message numerus="yes">
            <source>%n new story(ies)</source>
            <translation>
                <numerusform>%n berita baru</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n song(s)</source>
            <translation>
                <numerusform>%n lagu</numerusform>
            </translation>
        </message>
        <message>
            <source>Back to live</source>
            <translation>Kembali ke siaran langsung</translation>
        </message>
        <message>
            <source>Buffering</source>
            <translation>Menyangga suara</translation>
        </message>
        <message>
            <source>CONNECTING</source>
            <translation>MENYAMBUNG</translation>
        </message>
        <message>
            <source>CUT OFF</source>
            <translation>TERPUTUS</translation>
        </message>
        <message>
            <source>Connect speakers, then press play.</source>
            <translation>Sambungkan pelantang, lalu tekan putar.</translation>
        </message>
        <message>
            <source>Connecting to the stream</source>
            <translation>Menyambung ke siaran</translation>
        </message>
        <message>
            <source>Cut off since {time}</source>
            <translation>Terputus sejak {time}</translation>
        </message>
        <message>
            <source>EARLIER, AT {time}</source>
            <translation>TADI, PUKUL {time}</translation>
        </message>
        <message>
            <source>Enter one, or try again.</source>
            <translation>Isi alamat sendiri, atau coba lagi.</translation>
        </message>
        <message>
            <source>Going on from the oldest part, {time}.</source>
            <translation>Lanjut dari bagian terlama, pukul {time}.</translation>
        </message>
        <message>
            <source>Install libVLC and its plugins, then open the app again.</source>
            <translation>Pasang libVLC beserta plugin-nya, lalu buka aplikasi lagi.</translation>
        </message>
        <message>
            <source>LIVE</source>
            <translation>LIVE</translation>
        </message>
        <message>
            <source>LIVE RADIO</source>
            <translation>SIARAN LANGSUNG</translation>
        </message>
        <message>
            <source>Looking for the new address on the site.</source>
            <translation>Mencari alamat baru di situs.</translation>
        </message>
        <message>
            <source>Looking for {station}</source>
            <translation>Mencari siaran {station}</translation>
        </message>
        <message>
            <source>NO SOUND</source>
            <translation>TANPA SUARA</translation>
        </message>
        <message>
            <source>NOT FOUND</source>
            <translation>BELUM DITEMUKAN</translation>
        </message>
        <message>
            <source>News still works.</source>
            <translation>Berita tetap bisa dibaca.</translation>
        </message>
        <message>
            <source>Next try in {length}</source>
            <translation>Mencoba lagi dalam {length}</translation>
        </message>
        <message>
            <source>No song title</source>
            <translation>Tanpa judul lagu</translation>
        </message>
        <message>
            <source>No sound output</source>
            <translation>Tidak ada keluaran suara</translation>
        </message>
        <message>
            <source>No stream address found</source>
            <translation>Alamat siaran belum ditemukan</translation>
        </message>
        <message>
            <source>OFF AIR</source>
            <translation>TIDAK MENGUDARA</translation>
        </message>
        <message>
            <source>ON AIR</source>
            <translation>SEDANG SIARAN</translation>
        </message>
        <message>
            <source>PAUSED AT {time}</source>
            <translation>DIJEDA PUKUL {time}</translation>
        </message>
        <message>
            <source>PAUSED {behind}</source>
            <translation>DIJEDA {behind}</translation>
        </message>
        <message>
            <source>PLAYING FROM THE RESERVE</source>
            <translation>DIPUTAR DARI CADANGAN</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Jeda siaran</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>Dijeda</translation>
        </message>
        <message>
            <source>Play live radio</source>
            <translation>Putar siaran</translation>
        </message>
        <message>
            <source>Press play to go on from here. This part is kept for {length} more.</source>
            <translation>Tekan putar untuk lanjut dari sini. Bagian ini masih tersimpan {length} lagi.</translation>
        </message>
        <message>
            <source>Press play to listen</source>
            <translation>Tekan putar untuk mendengarkan</translation>
        </message>
        <message>
            <source>RECONNECTING</source>
            <translation>MENYAMBUNG ULANG</translation>
        </message>
        <message>
            <source>SEARCHING</source>
            <translation>MENCARI</translation>
        </message>
        <message>
            <source>Sound goes on from the reserve, enough for {length}.</source>
            <translation>Suara tetap jalan dari cadangan, cukup untuk {length}.</translation>
        </message>
        <message>
            <source>The app checks every minute and plays once it is back.</source>
            <translation>Aplikasi memeriksa lagi tiap menit dan memutar begitu siaran mulai.</translation>
        </message>
        <message>
            <source>The part you paused is over an hour old</source>
            <translation>Bagian yang Anda jeda sudah lewat satu jam</translation>
        </message>
        <message>
            <source>The station is off the air</source>
            <translation>Stasiun sedang tidak mengudara</translation>
        </message>
        <message>
            <source>The stream has moved</source>
            <translation>Alamat siaran berubah</translation>
        </message>
        <message>
            <source>The stream is back.</source>
            <translation>Siaran tersambung lagi.</translation>
        </message>
        <message>
            <source>The stream is back. You are {length} behind.</source>
            <translation>Siaran tersambung lagi. Anda {length} di belakang.</translation>
        </message>
        <message>
            <source>The stream is cut off</source>
            <translation>Sambungan siaran terputus</translation>
        </message>
        <message>
            <source>The stream is cut off and the reserve is used up</source>
            <translation>Siaran terputus dan cadangan habis</translation>
        </message>
        <message>
            <source>The stream was found.</source>
            <translation>Siaran ditemukan.</translation>
        </message>
        <message>
            <source>This computer cannot play this stream's format.</source>
            <translation>Bentuk suara siaran ini tidak dikenal di komputer ini.</translation>
        </message>
        <message>
            <source>This stream cannot be played here</source>
            <translation>Siaran ini tidak bisa diputar di sini</translation>
        </message>
        <message>
            <source>Try now</source>
            <translation>Coba sekarang</translation>
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
            <source>Trying now (try {number})</source>
            <translation>Percobaan ke-{number} sedang berjalan</translation>
        </message>
        <message>
            <source>Usually a few seconds.</source>
            <translation>Biasanya hanya beberapa detik.</translation>
        </message>
        <message>
            <source>VLC is missing on this computer</source>
            <translation>VLC tidak ada di komputer ini</translation>
        </message>
        <message>
            <source>WELCOME</source>
            <translation>SELAMAT DATANG</translation>
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
            <source>You are already live</source>
            <translation>Ini sudah siaran langsung</translation>
        </message>
        <message>
            <source>You are live</source>
            <translation>Anda di siaran langsung</translation>
        </message>
        <message>
            <source>buffering</source>
            <translation>menyangga</translation>
        </message>
        <message>
            <source>{length} behind</source>
            <translation>{length} di belakang</translation>
        </message>
        <message>
            <source>{station} broadcast</source>
            <translation>Siaran {station}</translation>
        </message>
    </context>
    <context>
        <name>RadioSide</name>
        <message>
            <source>Back to live</source>
            <translation>Kembali ke siaran langsung</translation>
        </message>
        <message>
            <source>Radio</source>
            <translation>Radio</translation>
        </message>
    </context>
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
            <translation>%1 tidak bisa diputar di komputer ini.</translation>
        </message>
        <message>
            <source>%1 cannot be reached: this computer has no network.</source>
            <translation>%1 tidak terjangkau: komputer ini tidak punya jaringan.</translation>
        </message>
        <message>
            <source>%1 cannot prove that it is genuine: its certificate is not valid here.</source>
            <translation>%1 tidak bisa membuktikan keasliannya: sertifikatnya tidak berlaku di sini.</translation>
        </message>
        <message>
            <source>%1 closed the connection without an answer.</source>
            <translation>%1 menutup sambungan tanpa menjawab.</translation>
        </message>
        <message>
            <source>%1 could not be stored: the disk refuses.</source>
            <translation>%1 tidak bisa disimpan: disk menolak.</translation>
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
            <translation>%1 tidak menyebut alamat yang bisa diputar.</translation>
        </message>
        <message>
            <source>%1 refuses the connection: nothing answers at that address.</source>
            <translation>%1 menolak sambungan: tidak ada yang menjawab di alamat itu.</translation>
        </message>
        <message>
            <source>%1 says that it was asked too often (429).</source>
            <translation>%1 menolak karena terlalu sering dihubungi (429).</translation>
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
            <translation>%1 mengirim sesuatu yang tidak bisa dibaca.</translation>
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
            <translation>Sedang dihubungi</translation>
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
            <translation>Diralat %1.</translation>
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
            <source>Email</source>
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
            <translation>Tidak perlu apa-apa: Planet FM menunggu selama yang diminta.</translation>
        </message>
        <message>
            <source>Nobody: it usually passes by itself. Planet FM goes on trying.</source>
            <translation>Tidak perlu apa-apa: biasanya pulih sendiri. Planet FM terus mencoba.</translation>
        </message>
        <message>
            <source>Not known</source>
            <translation>Belum diketahui</translation>
        </message>
        <message>
            <source>Not playing: press play</source>
            <translation>Tidak diputar: tekan putar</translation>
        </message>
        <message>
            <source>Not reachable</source>
            <translation>Tidak terjangkau</translation>
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
            <translation>Dikirim ke printer</translation>
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
            <translation>Tidak berhasil: berkasnya tidak bisa ditulis</translation>
        </message>
        <message>
            <source>The picture could not be saved</source>
            <translation>Gambar tidak bisa disimpan</translation>
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
            <translation>Rekaman ini tidak bisa diputar di sini</translation>
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
            <translation>Sedang mencoba</translation>
        </message>
        <message>
            <source>Write to the studio (email)</source>
            <translation>Kirim pesan ke studio (email)</translation>
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
    <context>
        <name>Ribbon</name>
        <message>
            <source>CUT OFF</source>
            <translation>TERPUTUS</translation>
        </message>
        <message>
            <source>LIVE</source>
            <translation>LIVE</translation>
        </message>
        <message>
            <source>Last hour of broadcast</source>
            <translation>Pita siaran, satu jam terakhir</translation>
        </message>
        <message>
            <source>This fills once you play, so that you can go back up to an hour.</source>
            <translation>Pita ini terisi begitu siaran diputar, supaya Anda bisa mundur sampai satu jam.</translation>
        </message>
        <message>
            <source>{length} behind</source>
            <translation>{length} di belakang</translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n hari</numerusform>
            </translation>
        </message>
        <message>
            <source>A few minutes</source>
            <translation>Beberapa menit</translation>
        </message>
        <message>
            <source>A few minutes, and nothing is left after the end.</source>
            <translation>Beberapa menit saja, dan tidak ada sisa setelah ditutup.</translation>
        </message>
        <message>
            <source>A screen reader tells of each song that begins.</source>
            <translation>Pembaca layar menyebut tiap lagu yang mulai.</translation>
        </message>
        <message>
            <source>About Planet FM</source>
            <translation>Tentang Planet FM</translation>
        </message>
        <message numerus="yes">
            <source>After %n minute(s) of pause the radio is no longer kept.</source>
            <translation>
                <numerusform>Setelah %n menit dijeda, siaran tidak lagi disimpan.</numerusform>
            </translation>
        </message>
        <message>
            <source>All in short</source>
            <translation>Semua, ringkas</translation>
        </message>
        <message>
            <source>All settings</source>
            <translation>Semua pengaturan</translation>
        </message>
        <message>
            <source>All stories</source>
            <translation>Semua berita</translation>
        </message>
        <message>
            <source>Always</source>
            <translation>Selalu</translation>
        </message>
        <message>
            <source>An address begins with http:// or https://</source>
            <translation>Alamat diawali http:// atau https://</translation>
        </message>
        <message>
            <source>Announce songs</source>
            <translation>Sebut lagu yang mulai</translation>
        </message>
        <message>
            <source>Another station</source>
            <translation>Stasiun lain</translation>
        </message>
        <message>
            <source>Any age</source>
            <translation>Tanpa batas umur</translation>
        </message>
        <message>
            <source>Appearance &amp; language</source>
            <translation>Tampilan &amp; bahasa</translation>
        </message>
        <message>
            <source>As a file, for another computer.</source>
            <translation>Sebagai berkas, untuk komputer lain.</translation>
        </message>
        <message>
            <source>As given</source>
            <translation>Sesuai yang diberikan</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Ikut sistem</translation>
        </message>
        <message numerus="yes">
            <source>At most %n</source>
            <translation>
                <numerusform>Paling banyak %n</numerusform>
            </translation>
        </message>
        <message>
            <source>At most one notification each quarter of an hour.</source>
            <translation>Paling banyak satu pemberitahuan tiap 15 menit.</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>Otomatis</translation>
        </message>
        <message>
            <source>Automatic saves where the network is paid by the byte.</source>
            <translation>Otomatis menghemat di jaringan berbayar.</translation>
        </message>
        <message>
            <source>Behind live, plays {figure} times as fast at the same pitch.</source>
            <translation>Saat tertinggal, diputar {figure} kali lebih cepat, nada tetap.</translation>
        </message>
        <message>
            <source>Best</source>
            <translation>Terbaik</translation>
        </message>
        <message>
            <source>Broadcast tape</source>
            <translation>Pita siaran</translation>
        </message>
        <message>
            <source>Broadcast tape on disk</source>
            <translation>Pita siaran di disk</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Batal</translation>
        </message>
        <message>
            <source>Catch up with the live radio</source>
            <translation>Susul siaran langsung</translation>
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
            <source>Change to this site</source>
            <translation>Pindah ke situs ini</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Tutup</translation>
        </message>
        <message>
            <source>Connects to the stream at once.</source>
            <translation>Langsung menyambung ke siaran.</translation>
        </message>
        <message>
            <source>Copied. Paste it where you ask for help.</source>
            <translation>Tersalin. Tempelkan di tempat Anda meminta bantuan.</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Salin</translation>
        </message>
        <message>
            <source>Copy report</source>
            <translation>Salin laporan</translation>
        </message>
        <message>
            <source>Copy the stream's address</source>
            <translation>Salin alamat siaran</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Gelap</translation>
        </message>
        <message>
            <source>Data use</source>
            <translation>Pemakaian data</translation>
        </message>
        <message>
            <source>Dawn</source>
            <translation>Fajar</translation>
        </message>
        <message>
            <source>Dawn, day, dusk and night by {zone}.</source>
            <translation>Fajar, siang, senja, dan malam menurut {zone}.</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Siang</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Selesai</translation>
        </message>
        <message>
            <source>Dusk</source>
            <translation>Senja</translation>
        </message>
        <message>
            <source>Empty</source>
            <translation>Kosongkan</translation>
        </message>
        <message>
            <source>Equalizer</source>
            <translation>Ekualiser</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>Hapus</translation>
        </message>
        <message>
            <source>Erase the broadcast tape</source>
            <translation>Hapus pita siaran</translation>
        </message>
        <message numerus="yes">
            <source>Every %n minute(s)</source>
            <translation>
                <numerusform>Tiap %n menit</numerusform>
            </translation>
        </message>
        <message>
            <source>Every hour</source>
            <translation>Tiap jam</translation>
        </message>
        <message>
            <source>Everything but the language and the site is at its default.</source>
            <translation>Semuanya kembali ke bawaan, kecuali bahasa dan situs.</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Ekspor</translation>
        </message>
        <message>
            <source>Export the settings</source>
            <translation>Ekspor pengaturan</translation>
        </message>
        <message>
            <source>Exported.</source>
            <translation>Pengaturan diekspor.</translation>
        </message>
        <message>
            <source>Fetches all older stories, slowly, in the background.</source>
            <translation>Semua berita lama diambil pelan-pelan di latar.</translation>
        </message>
        <message>
            <source>Find the stream on the site</source>
            <translation>Temukan alamat siaran dari situs</translation>
        </message>
        <message>
            <source>Forget</source>
            <translation>Lupakan</translation>
        </message>
        <message>
            <source>Forget my name and email</source>
            <translation>Lupakan nama dan email saya</translation>
        </message>
        <message>
            <source>Forgotten.</source>
            <translation>Dilupakan.</translation>
        </message>
        <message>
            <source>Found {date}, {time}</source>
            <translation>Ditemukan {date}, {time}</translation>
        </message>
        <message>
            <source>Full at low volume</source>
            <translation>Tetap penuh saat pelan</translation>
        </message>
        <message numerus="yes">
            <source>How far back you can go. %n minute(s) take {size} on disk.</source>
            <translation>
                <numerusform>Sejauh mana Anda bisa mundur. %n menit memakai {size} di disk.</numerusform>
            </translation>
        </message>
        <message>
            <source>Import</source>
            <translation>Impor</translation>
        </message>
        <message>
            <source>Import settings</source>
            <translation>Impor pengaturan</translation>
        </message>
        <message>
            <source>Imported, without: {keys}</source>
            <translation>Diimpor, tanpa: {keys}</translation>
        </message>
        <message>
            <source>Imported.</source>
            <translation>Pengaturan diimpor.</translation>
        </message>
        <message>
            <source>In the background, without a window.</source>
            <translation>Di latar, tanpa jendela.</translation>
        </message>
        <message>
            <source>It comes back from the system's tray, where there is one.</source>
            <translation>Jendela dibuka lagi dari baki sistem, bila ada.</translation>
        </message>
        <message>
            <source>J and L skip, M mutes, and others: F1.</source>
            <translation>J dan L melompat, M membisukan, lainnya: F1.</translation>
        </message>
        <message>
            <source>Keep for reading offline</source>
            <translation>Simpan untuk dibaca luring</translation>
        </message>
        <message>
            <source>Keep recordings and clips in</source>
            <translation>Simpan rekaman dan klip di</translation>
        </message>
        <message>
            <source>Keep the computer awake</source>
            <translation>Jaga komputer tetap bangun</translation>
        </message>
        <message>
            <source>Keep the site's archive</source>
            <translation>Simpan arsip situs</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Bahasa</translation>
        </message>
        <message numerus="yes">
            <source>Latest %n story(ies)</source>
            <translation>
                <numerusform>%n berita terbaru</numerusform>
            </translation>
        </message>
        <message>
            <source>Length of a clip</source>
            <translation>Panjang klip</translation>
        </message>
        <message>
            <source>Less</source>
            <translation>Kurangi</translation>
        </message>
        <message>
            <source>Letters as keys</source>
            <translation>Huruf sebagai tombol</translation>
        </message>
        <message>
            <source>Licence of</source>
            <translation>Lisensi dari</translation>
        </message>
        <message>
            <source>Licences</source>
            <translation>Lisensi</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Terang</translation>
        </message>
        <message>
            <source>Load pictures</source>
            <translation>Muat gambar berita</translation>
        </message>
        <message>
            <source>Look for news</source>
            <translation>Periksa berita baru</translation>
        </message>
        <message>
            <source>Monthly limit</source>
            <translation>Batas bulanan</translation>
        </message>
        <message>
            <source>More bass and treble.</source>
            <translation>Bas dan nada tinggi ditambah.</translation>
        </message>
        <message>
            <source>Motion</source>
            <translation>Gerak</translation>
        </message>
        <message>
            <source>Name and email for comments</source>
            <translation>Nama dan email untuk komentar</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Jangan</translation>
        </message>
        <message>
            <source>News &amp; notifications</source>
            <translation>Berita &amp; pemberitahuan</translation>
        </message>
        <message>
            <source>News and pictures {size}</source>
            <translation>Berita dan gambar {size}</translation>
        </message>
        <message>
            <source>News site</source>
            <translation>Situs berita</translation>
        </message>
        <message>
            <source>Night</source>
            <translation>Malam</translation>
        </message>
        <message>
            <source>No limit</source>
            <translation>Tanpa batas</translation>
        </message>
        <message>
            <source>No notifications.</source>
            <translation>Tanpa pemberitahuan.</translation>
        </message>
        <message>
            <source>Not connected</source>
            <translation>Tidak tersambung</translation>
        </message>
        <message>
            <source>Not found yet</source>
            <translation>Belum ditemukan</translation>
        </message>
        <message>
            <source>Not there now; the system default is used until it is.</source>
            <translation>Sedang tidak ada, sementara dipakai bawaan sistem.</translation>
        </message>
        <message>
            <source>Notifications a day</source>
            <translation>Pemberitahuan per hari</translation>
        </message>
        <message>
            <source>Notifications only of stories with one of them, separated by commas.</source>
            <translation>Pemberitahuan hanya untuk berita yang memuat salah satunya; pisahkan dengan koma.</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>Mati</translation>
        </message>
        <message>
            <source>Oldest story kept</source>
            <translation>Umur berita tersimpan</translation>
        </message>
        <message>
            <source>One month</source>
            <translation>Satu bulan</translation>
        </message>
        <message>
            <source>One year</source>
            <translation>Satu tahun</translation>
        </message>
        <message>
            <source>Only these categories</source>
            <translation>Hanya untuk kategori</translation>
        </message>
        <message>
            <source>Only this address is played.</source>
            <translation>Hanya alamat ini yang diputar.</translation>
        </message>
        <message>
            <source>Only when asked</source>
            <translation>Hanya bila diminta</translation>
        </message>
        <message>
            <source>Only with these words</source>
            <translation>Hanya dengan kata ini</translation>
        </message>
        <message>
            <source>Play on when the window is closed</source>
            <translation>Tetap siaran saat jendela ditutup</translation>
        </message>
        <message>
            <source>Play when the app opens</source>
            <translation>Putar begitu aplikasi dibuka</translation>
        </message>
        <message>
            <source>Playback</source>
            <translation>Pemutaran</translation>
        </message>
        <message>
            <source>Present stream</source>
            <translation>Alamat siaran saat ini</translation>
        </message>
        <message>
            <source>Preset {number}</source>
            <translation>Setelan {number}</translation>
        </message>
        <message>
            <source>Problem report</source>
            <translation>Laporan masalah</translation>
        </message>
        <message>
            <source>Quiet from</source>
            <translation>Jam tenang mulai</translation>
        </message>
        <message>
            <source>Quiet hours</source>
            <translation>Jam tenang</translation>
        </message>
        <message>
            <source>Quiet until</source>
            <translation>Jam tenang sampai</translation>
        </message>
        <message>
            <source>Radio {size}</source>
            <translation>Siaran {size}</translation>
        </message>
        <message>
            <source>Radio {sort}, small pictures only. About {size} an hour.</source>
            <translation>Siaran {sort}, gambar kecil saja. Sekitar {size} per jam.</translation>
        </message>
        <message>
            <source>Reset all</source>
            <translation>Kembalikan semua</translation>
        </message>
        <message>
            <source>Reset all settings</source>
            <translation>Kembalikan semua pengaturan</translation>
        </message>
        <message>
            <source>Reset to defaults</source>
            <translation>Kembalikan bawaan</translation>
        </message>
        <message>
            <source>Save data</source>
            <translation>Hemat data</translation>
        </message>
        <message>
            <source>Saved stories always stay.</source>
            <translation>Berita yang Anda simpan tetap ada.</translation>
        </message>
        <message>
            <source>Saver</source>
            <translation>Hemat</translation>
        </message>
        <message>
            <source>Search again</source>
            <translation>Cari lagi</translation>
        </message>
        <message>
            <source>Searched again when the stream moves.</source>
            <translation>Dicari ulang bila siaran berpindah alamat.</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Pengaturan</translation>
        </message>
        <message>
            <source>Site answers, {time}</source>
            <translation>Situs menjawab, {time}</translation>
        </message>
        <message>
            <source>Site silent since {time}</source>
            <translation>Situs tidak menjawab sejak {time}</translation>
        </message>
        <message>
            <source>Skip back and forward</source>
            <translation>Lompatan mundur dan maju</translation>
        </message>
        <message>
            <source>Sky</source>
            <translation>Langit</translation>
        </message>
        <message>
            <source>Small ones</source>
            <translation>Gambar kecil</translation>
        </message>
        <message>
            <source>Sound output</source>
            <translation>Keluaran suara</translation>
        </message>
        <message>
            <source>Sound quality</source>
            <translation>Kualitas suara</translation>
        </message>
        <message>
            <source>Source of news, comments and the stream's address.</source>
            <translation>Sumber berita, komentar, dan alamat siaran.</translation>
        </message>
        <message>
            <source>Start at log-in</source>
            <translation>Mulai saat masuk komputer</translation>
        </message>
        <message>
            <source>Station</source>
            <translation>Stasiun</translation>
        </message>
        <message>
            <source>Stays 15 seconds behind, as a reserve for gaps in the connection.</source>
            <translation>Tertinggal 15 detik, sebagai cadangan saat sambungan putus.</translation>
        </message>
        <message>
            <source>Stop loading in a long pause</source>
            <translation>Hentikan unduhan saat dijeda lama</translation>
        </message>
        <message>
            <source>Stored stories</source>
            <translation>Berita tersimpan</translation>
        </message>
        <message>
            <source>Stories that you saved are not removed.</source>
            <translation>Berita yang Anda simpan tidak ikut terhapus.</translation>
        </message>
        <message>
            <source>Stream connected</source>
            <translation>Siaran tersambung</translation>
        </message>
        <message>
            <source>Stream connected, {sort}</source>
            <translation>Siaran tersambung, {sort}</translation>
        </message>
        <message>
            <source>Stream not connected</source>
            <translation>Siaran tidak tersambung</translation>
        </message>
        <message>
            <source>Stream not playing</source>
            <translation>Siaran tidak diputar</translation>
        </message>
        <message>
            <source>System default</source>
            <translation>Bawaan sistem</translation>
        </message>
        <message>
            <source>Tell me about new stories</source>
            <translation>Beri tahu bila ada berita baru</translation>
        </message>
        <message>
            <source>Tell me when a starred song plays</source>
            <translation>Beri tahu bila lagu berbintang diputar</translation>
        </message>
        <message>
            <source>Text and small pictures, about {size}.</source>
            <translation>Teks dan gambar kecil, sekitar {size}.</translation>
        </message>
        <message>
            <source>Text size of stories</source>
            <translation>Ukuran huruf berita</translation>
        </message>
        <message>
            <source>That did not work: {reason}.</source>
            <translation>Tidak berhasil: {reason}.</translation>
        </message>
        <message>
            <source>The app restarts with it.</source>
            <translation>Aplikasi dimulai ulang untuk memakainya.</translation>
        </message>
        <message>
            <source>The broadcast tape is erased.</source>
            <translation>Pita siaran dihapus.</translation>
        </message>
        <message>
            <source>The file could not be written.</source>
            <translation>Berkas tidak bisa ditulis.</translation>
        </message>
        <message>
            <source>The last minutes, which the Clip button keeps.</source>
            <translation>Menit terakhir yang disimpan tombol Klip.</translation>
        </message>
        <message>
            <source>The rings of the radio and soft changes.</source>
            <translation>Cincin siaran dan peralihan halus.</translation>
        </message>
        <message>
            <source>The settings could not be read</source>
            <translation>Pengaturan tidak bisa dibaca</translation>
        </message>
        <message>
            <source>The site does not answer</source>
            <translation>Situs tidak menjawab</translation>
        </message>
        <message>
            <source>The sky follows the hour of {place}</source>
            <translation>Langit mengikuti waktu {place}</translation>
        </message>
        <message>
            <source>The sky follows the station's hour</source>
            <translation>Langit mengikuti waktu stasiun</translation>
        </message>
        <message>
            <source>The sound stops for a moment when it changes.</source>
            <translation>Suara berhenti sekejap saat diganti.</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Tema</translation>
        </message>
        <message>
            <source>They are set aside as {file}, and the defaults are used.</source>
            <translation>Berkasnya disisihkan sebagai {file}, pengaturan bawaan dipakai.</translation>
        </message>
        <message>
            <source>They could not be removed. Try again later.</source>
            <translation>Belum bisa dihapus. Coba lagi nanti.</translation>
        </message>
        <message>
            <source>This is no address of a site</source>
            <translation>Ini bukan alamat situs</translation>
        </message>
        <message>
            <source>This is no file of settings.</source>
            <translation>Ini bukan berkas pengaturan.</translation>
        </message>
        <message>
            <source>This month</source>
            <translation>Bulan ini</translation>
        </message>
        <message>
            <source>Three months</source>
            <translation>Tiga bulan</translation>
        </message>
        <message>
            <source>Told at 80 percent of it; then the radio stops.</source>
            <translation>Diberi tahu pada 80 persen, lalu siaran berhenti.</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Urungkan</translation>
        </message>
        <message>
            <source>Use another address</source>
            <translation>Pakai alamat lain</translation>
        </message>
        <message>
            <source>Version {version}, MIT licence.</source>
            <translation>Versi {version}, lisensi MIT.</translation>
        </message>
        <message>
            <source>Weak network</source>
            <translation>Jaringan lemah</translation>
        </message>
        <message>
            <source>While sound plays, except on the battery.</source>
            <translation>Selama siaran diputar, kecuali dengan baterai.</translation>
        </message>
        <message>
            <source>Without your name, email or comments.</source>
            <translation>Tanpa nama, email, atau isi komentar Anda.</translation>
        </message>
        <message>
            <source>Works when the search is switched off.</source>
            <translation>Aktif bila pencarian otomatis dimatikan.</translation>
        </message>
        <message>
            <source>Yes, empty</source>
            <translation>Ya, kosongkan</translation>
        </message>
        <message>
            <source>Yes, erase</source>
            <translation>Ya, hapus</translation>
        </message>
        <message>
            <source>airport, power cut</source>
            <translation>bandara, listrik padam</translation>
        </message>
        <message>
            <source>at the lowest rate</source>
            <translation>dengan laju terendah</translation>
        </message>
        <message>
            <source>not found here as a package of its own</source>
            <translation>tidak ditemukan di sini sebagai paket tersendiri</translation>
        </message>
        <message>
            <source>since 1 {month}</source>
            <translation>sejak 1 {month}</translation>
        </message>
        <message>
            <source>until</source>
            <translation>sampai</translation>
        </message>
        <message>
            <source>{name}, in the browser</source>
            <translation>{name}, di peramban</translation>
        </message>
        <message>
            <source>{size} now, {length} of broadcast.</source>
            <translation>Kini {size}, siaran sepanjang {length}.</translation>
        </message>
        <message>
            <source>{size} on this computer. Stories that you saved are not removed.</source>
            <translation>{size} di komputer ini. Berita yang Anda simpan tidak ikut terhapus.</translation>
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
            <source>History</source>
            <translation>Riwayat</translation>
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
            <source>Recordings</source>
            <translation>Rekaman</translation>
        </message>
        <message>
            <source>Songs appear here while you listen.</source>
            <translation>Judul lagu muncul di sini saat siaran diputar.</translation>
        </message>
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
    </context>
    <context>
        <name>Stage</name>
        <message numerus="yes">
            <source>Back %n second(s)</source>
            <translation>
                <numerusform>Mundur %n detik</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Forward %n second(s)</source>
            <translation>
                <numerusform>Maju %n detik</numerusform>
            </translation>
        </message>
        <message>
            <source>Star this song</source>
            <translation>Bintangi lagu ini</translation>
        </message>
    </context>
    <context>
        <name>Steps</name>
        <message>
            <source>Checking the home page and the site's player</source>
            <translation>Memeriksa halaman utama dan pemutar di situs</translation>
        </message>
        <message>
            <source>Connected to {site}</source>
            <translation>Tersambung ke {site}</translation>
        </message>
        <message>
            <source>Connecting to {site}</source>
            <translation>Menghubungi {site}</translation>
        </message>
        <message>
            <source>Enter an address</source>
            <translation>Isi alamat sendiri</translation>
        </message>
        <message>
            <source>Fetching the latest news</source>
            <translation>Mengambil berita terbaru</translation>
        </message>
        <message>
            <source>Looking for the live stream's address</source>
            <translation>Mencari alamat siaran langsung</translation>
        </message>
        <message>
            <source>No stream address found on the site. Enter one, or try again.</source>
            <translation>Alamat siaran belum ditemukan di situs. Isi alamat sendiri, atau coba lagi.</translation>
        </message>
        <message>
            <source>Search again</source>
            <translation>Cari lagi</translation>
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
            <source>Testing the sound</source>
            <translation>Menguji suara</translation>
        </message>
        <message>
            <source>The address needs http:// or https://</source>
            <translation>Alamat perlu http:// atau https://</translation>
        </message>
        <message>
            <source>The stream uses about 58 MB an hour at 128 kbps. Data saving is in Settings.</source>
            <translation>Siaran memakai sekitar 58 MB per jam pada 128 kbps. Pilihan hemat data ada di Pengaturan.</translation>
        </message>
        <message>
            <source>This is not an address</source>
            <translation>Ini bukan alamat</translation>
        </message>
        <message>
            <source>Try this address</source>
            <translation>Coba alamat ini</translation>
        </message>
        <message>
            <source>did not work</source>
            <translation>tidak berhasil</translation>
        </message>
        <message>
            <source>done</source>
            <translation>selesai</translation>
        </message>
        <message>
            <source>still to come</source>
            <translation>belum</translation>
        </message>
        <message>
            <source>under way</source>
            <translation>sedang berjalan</translation>
        </message>
    </context>
    <context>
        <name>Tape</name>
        <message>
            <source>Less of the last hour is kept. The sound goes on.</source>
            <translation>Rekaman satu jam terakhir jadi lebih pendek. Siaran tetap jalan.</translation>
        </message>
        <message>
            <source>The disk is full</source>
            <translation>Disk penuh</translation>
        </message>
        <message>
            <source>The part you paused is no longer kept</source>
            <translation>Bagian yang Anda jeda sudah tidak tersimpan</translation>
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
        <message numerus="yes">
            <source>%n song(s)</source>
            <translation>
                <numerusform>%n lagu</numerusform>
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
            <source>English</source>
            <translation>Bahasa Indonesia</translation>
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
            <source>Fri</source>
            <translation>Jum</translation>
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
            <source>Mon</source>
            <translation>Sen</translation>
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
            <source>Sat</source>
            <translation>Sab</translation>
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
            <source>Sun</source>
            <translation>Min</translation>
        </message>
        <message>
            <source>Sunday</source>
            <translation>Minggu</translation>
        </message>
        <message>
            <source>Thu</source>
            <translation>Kam</translation>
        </message>
        <message>
            <source>Thursday</source>
            <translation>Kamis</translation>
        </message>
        <message>
            <source>Tue</source>
            <translation>Sel</translation>
        </message>
        <message>
            <source>Tuesday</source>
            <translation>Selasa</translation>
        </message>
        <message>
            <source>Wed</source>
            <translation>Rab</translation>
        </message>
        <message>
            <source>Wednesday</source>
            <translation>Rabu</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Kemarin</translation>
        </message>
        <message>
            <source>{date}, {time}</source>
            <translation>{date}, {time}</translation>
        </message>
        <message>
            <source>{day} {month}</source>
            <translation>{day} {month}</translation>
        </message>
        <message>
            <source>{day} {month} {year}</source>
            <translation>{day} {month} {year}</translation>
        </message>
        <message>
            <source>{day} {time}</source>
            <translation>{day} {time}</translation>
        </message>
        <message>
            <source>{day}, {date}</source>
            <translation>{day}, {date}</translation>
        </message>
        <message>
            <source>{figure}%</source>
            <translation>{figure}%</translation>
        </message>
    </context>
</TS>
