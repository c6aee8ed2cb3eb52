<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
    <context>
        <name>Desktop</name>
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
        <message>
            <source>and {count} more</source>
            <translation>dan {count} lagi</translation>
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
            <translation>karena Anda meminta kabar semua berita</translation>
        </message>
        <message>
            <source>{count} new stories</source>
            <translation>{count} berita baru</translation>
        </message>
    </context>
</TS>
