<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
    <context>
        <name>Tape</name>
        <message>
            <source>The disk is full</source>
            <translation>Disk penuh</translation>
        </message>
        <message>
            <source>Less of the last hour is kept. The sound goes on.</source>
            <translation>Rekaman satu jam terakhir jadi lebih pendek. Siaran tetap jalan.</translation>
        </message>
        <message>
            <source>The part you paused is no longer kept</source>
            <translation>Bagian yang Anda jeda sudah tidak tersimpan</translation>
        </message>
    </context>
</TS>
