<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
    <context>
        <name>Desk</name>
        <message>
            <source>Alarms…</source>
            <translation>Alarm…</translation>
        </message>
        <message>
            <source>Choose a time…</source>
            <translation>Pilih waktu…</translation>
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
            <translation>Alarm {time} aktif</translation>
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
            <source>Clip {count} min</source>
            <translation>Klip {count} mnt</translation>
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
            <translation>Setiap hari</translation>
        </message>
        <message>
            <source>Every week</source>
            <translation>Tiap minggu</translation>
        </message>
        <message>
            <source>Every {day}</source>
            <translation>Setiap {day}</translation>
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
            <source>Mark the begin here</source>
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
            <translation>Jadwal rekaman…</translation>
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
        <message>
            <source>{count} songs</source>
            <translation>{count} lagu</translation>
        </message>
    </context>
    <context>
        <name>Songs</name>
        <message>
            <source>History</source>
            <translation>Riwayat</translation>
        </message>
        <message>
            <source>Recordings</source>
            <translation>Rekaman</translation>
        </message>
    </context>
</TS>
