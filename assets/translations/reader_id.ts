<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>Reader</name>
    <message>
        <source>Open the picture</source>
        <translation>Buka gambar</translation>
    </message>
    <message>
        <source>Related stories</source>
        <translation>Berita terkait</translation>
    </message>
    <message>
        <source>Sound recording</source>
        <translation>Rekaman suara</translation>
    </message>
</context>
</TS>
