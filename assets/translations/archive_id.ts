<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>Archive</name>
    <message>
        <source>%1 more came from the site.</source>
        <translation>%1 berita lagi datang dari situs.</translation>
    </message>
    <message>
        <source>%1 more story came from the site.</source>
        <translation>%1 berita lagi datang dari situs.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 dari %2</translation>
    </message>
    <message>
        <source>%1 result</source>
        <translation>%1 hasil</translation>
    </message>
    <message>
        <source>%1 results</source>
        <translation>%1 hasil</translation>
    </message>
    <message>
        <source>%1 stories marked read</source>
        <translation>%1 berita ditandai sudah dibaca</translation>
    </message>
    <message>
        <source>%1 story marked read</source>
        <translation>%1 berita ditandai sudah dibaca</translation>
    </message>
    <message>
        <source>,</source>
        <translation>.</translation>
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
        <source>Search the site for &quot;%1&quot;</source>
        <translation>Cari &quot;%1&quot; di situs</translation>
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
        <source>Taken back</source>
        <translation>Diurungkan</translation>
    </message>
    <message>
        <source>The disk refuses, older stories cannot be kept.</source>
        <translation>Disk menolak, berita lama tidak dapat disimpan.</translation>
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
        <translation>Situs tidak dapat ditanya.</translation>
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
        <source>corrected</source>
        <translation>diralat</translation>
    </message>
    <message>
        <source>no longer on the site</source>
        <translation>tidak ada lagi di situs</translation>
    </message>
</context>
</TS>
