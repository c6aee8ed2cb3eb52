<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>Comments</name>
    <message>
        <source>%1 more on the site</source>
        <translation>%1 komentar lagi di situs</translation>
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
    <message>
        <source>Show %1 more comment</source>
        <translation>Tampilkan %1 komentar lagi</translation>
    </message>
    <message>
        <source>Show %1 more comments</source>
        <translation>Tampilkan %1 komentar lagi</translation>
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
</TS>
