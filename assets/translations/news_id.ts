<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>News</name>
    <message>
        <source>%1 asks for a check in the browser</source>
        <translation>%1 meminta pemeriksaan di peramban</translation>
    </message>
    <message>
        <source>%1 comment</source>
        <translation>%1 komentar</translation>
    </message>
    <message>
        <source>%1 comments</source>
        <translation>%1 komentar</translation>
    </message>
    <message>
        <source>%1 min read</source>
        <translation>%1 menit baca</translation>
    </message>
    <message>
        <source>%1 new stories.</source>
        <translation>%1 berita baru.</translation>
    </message>
    <message>
        <source>%1 new story.</source>
        <translation>%1 berita baru.</translation>
    </message>
    <message>
        <source>%1 saved stories can still be read. The radio is not affected.</source>
        <translation>%1 berita tersimpan tetap bisa dibaca. Siaran radio tidak terganggu.</translation>
    </message>
    <message>
        <source>%1 saved story can still be read. The radio is not affected.</source>
        <translation>%1 berita tersimpan tetap bisa dibaca. Siaran radio tidak terganggu.</translation>
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
        <translation>Teks lebih besar</translation>
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
        <source>More actions</source>
        <translation>Tindakan lain</translation>
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
        <source>No stories for &quot;%1&quot;.</source>
        <translation>Tidak ada berita untuk &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>No stories yet.</source>
        <translation>Belum ada berita.</translation>
    </message>
    <message>
        <source>Panel edge</source>
        <translation>Tepi panel</translation>
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
        <source>Radio</source>
        <translation>Radio</translation>
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
        <source>Settings</source>
        <translation>Setelan</translation>
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
        <translation>Teks lebih kecil</translation>
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
        <translation>Ukuran teks</translation>
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
        <source>saved</source>
        <translation>disimpan</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>belum dibaca</translation>
    </message>
    <message>
        <source>%1 result</source>
        <translation>%1 hasil</translation>
    </message>
    <message>
        <source>%1 results</source>
        <translation>%1 hasil</translation>
    </message>
</context>
</TS>
