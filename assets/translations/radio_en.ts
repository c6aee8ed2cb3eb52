<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>Desk</name>
        <message>
            <source>{count} minutes</source>
            <translation>{count} minutes</translation>
        </message>
        <message>
            <source>A planned recording was missed</source>
            <translation>A planned recording was missed</translation>
        </message>
        <message>
            <source>Add {length}</source>
            <translation>Add {length}</translation>
        </message>
        <message>
            <source>Alarm at {time} missed</source>
            <translation>Alarm at {time} missed</translation>
        </message>
        <message>
            <source>Alarm, {time}</source>
            <translation>Alarm, {time}</translation>
        </message>
        <message>
            <source>An alarm sound plays instead.</source>
            <translation>An alarm sound plays instead.</translation>
        </message>
        <message>
            <source>Choose a folder</source>
            <translation>Choose a folder</translation>
        </message>
        <message>
            <source>Clip saved</source>
            <translation>Clip saved</translation>
        </message>
        <message>
            <source>Good night.</source>
            <translation>Good night.</translation>
        </message>
        <message>
            <source>Last {length}, {size}</source>
            <translation>Last {length}, {size}</translation>
        </message>
        <message>
            <source>Nothing could be saved.</source>
            <translation>Nothing could be saved.</translation>
        </message>
        <message>
            <source>Nothing is playing</source>
            <translation>Nothing is playing</translation>
        </message>
        <message>
            <source>Nothing was saved</source>
            <translation>Nothing was saved</translation>
        </message>
        <message>
            <source>Only {length} kept, the clip has that.</source>
            <translation>Only {length} kept, the clip has that.</translation>
        </message>
        <message>
            <source>Only {length} of {whole}.</source>
            <translation>Only {length} of {whole}.</translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>Open folder</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Play</translation>
        </message>
        <message>
            <source>Press play first.</source>
            <translation>Press play first.</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>Recording</translation>
        </message>
        <message>
            <source>Recording saved</source>
            <translation>Recording saved</translation>
        </message>
        <message>
            <source>Recording stopped at {time} and is saved.</source>
            <translation>Recording stopped at {time} and is saved.</translation>
        </message>
        <message>
            <source>Saved in the usual folder instead.</source>
            <translation>Saved in the usual folder instead.</translation>
        </message>
        <message>
            <source>Sleep timer</source>
            <translation>Sleep timer</translation>
        </message>
        <message>
            <source>Song saved</source>
            <translation>Song saved</translation>
        </message>
        <message>
            <source>Stopped at {time}</source>
            <translation>Stopped at {time}</translation>
        </message>
        <message>
            <source>Stopping in 1 minute</source>
            <translation>Stopping in 1 minute</translation>
        </message>
        <message>
            <source>Switch the alarm off</source>
            <translation>Switch the alarm off</translation>
        </message>
        <message>
            <source>Switch the timer off</source>
            <translation>Switch the timer off</translation>
        </message>
        <message>
            <source>The app or the computer was off.</source>
            <translation>The app or the computer was off.</translation>
        </message>
        <message>
            <source>The disk is full</source>
            <translation>The disk is full</translation>
        </message>
        <message>
            <source>The recording folder is missing</source>
            <translation>The recording folder is missing</translation>
        </message>
        <message>
            <source>The station is not heard</source>
            <translation>The station is not heard</translation>
        </message>
        <message>
            <source>The stream brought no sound.</source>
            <translation>The stream brought no sound.</translation>
        </message>
        <message>
            <source>There is nothing to keep yet</source>
            <translation>There is nothing to keep yet</translation>
        </message>
        <message>
            <source>This song</source>
            <translation>This song</translation>
        </message>
        <message>
            <source>Until this song ends</source>
            <translation>Until this song ends</translation>
        </message>
        <message>
            <source>recording, {length}</source>
            <translation>recording, {length}</translation>
        </message>
        <message>
            <source>when this song ends</source>
            <translation>when this song ends</translation>
        </message>
        <message>
            <source>{length} left</source>
            <translation>{length} left</translation>
        </message>
    </context>
    <context>
        <name>Dock</name>
        <message>
            <source>Last hour</source>
            <translation>Last hour</translation>
        </message>
        <message>
            <source>Back to live</source>
            <translation>Back to live</translation>
        </message>
    </context>
    <context>
        <name>FoldedPlayer</name>
        <message>
            <source>Mute</source>
            <translation>Mute</translation>
        </message>
        <message>
            <source>Show the radio</source>
            <translation>Show the radio</translation>
        </message>
        <message>
            <source>Star this song</source>
            <translation>Star this song</translation>
        </message>
    </context>
    <context>
        <name>PillButton</name>
        <message>
            <source>Back to live</source>
            <translation>Back to live</translation>
        </message>
    </context>
    <context>
        <name>Radio</name>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Play live radio</source>
            <translation>Play live radio</translation>
        </message>
        <message>
            <source>buffering</source>
            <translation>buffering</translation>
        </message>
        <message>
            <source>You are already live</source>
            <translation>You are already live</translation>
        </message>
        <message>
            <source>SEARCHING</source>
            <translation>SEARCHING</translation>
        </message>
        <message>
            <source>CONNECTING</source>
            <translation>CONNECTING</translation>
        </message>
        <message>
            <source>NOT FOUND</source>
            <translation>NOT FOUND</translation>
        </message>
        <message>
            <source>RECONNECTING</source>
            <translation>RECONNECTING</translation>
        </message>
        <message>
            <source>CUT OFF</source>
            <translation>CUT OFF</translation>
        </message>
        <message>
            <source>OFF AIR</source>
            <translation>OFF AIR</translation>
        </message>
        <message>
            <source>NO SOUND</source>
            <translation>NO SOUND</translation>
        </message>
        <message>
            <source>PAUSED {behind}</source>
            <translation>PAUSED {behind}</translation>
        </message>
        <message>
            <source>LIVE</source>
            <translation>LIVE</translation>
        </message>
        <message>
            <source>{length} behind</source>
            <translation>{length} behind</translation>
        </message>
        <message>
            <source>WELCOME</source>
            <translation>WELCOME</translation>
        </message>
        <message>
            <source>PAUSED AT {time}</source>
            <translation>PAUSED AT {time}</translation>
        </message>
        <message>
            <source>EARLIER, AT {time}</source>
            <translation>EARLIER, AT {time}</translation>
        </message>
        <message>
            <source>PLAYING FROM THE RESERVE</source>
            <translation>PLAYING FROM THE RESERVE</translation>
        </message>
        <message>
            <source>ON AIR</source>
            <translation>ON AIR</translation>
        </message>
        <message>
            <source>LIVE RADIO</source>
            <translation>LIVE RADIO</translation>
        </message>
        <message>
            <source>{station} broadcast</source>
            <translation>{station} broadcast</translation>
        </message>
        <message>
            <source>Looking for {station}</source>
            <translation>Looking for {station}</translation>
        </message>
        <message>
            <source>Usually a few seconds.</source>
            <translation>Usually a few seconds.</translation>
        </message>
        <message>
            <source>No stream address found</source>
            <translation>No stream address found</translation>
        </message>
        <message>
            <source>Enter one, or try again.</source>
            <translation>Enter one, or try again.</translation>
        </message>
        <message>
            <source>Press play to listen</source>
            <translation>Press play to listen</translation>
        </message>
        <message>
            <source>Connecting to the stream</source>
            <translation>Connecting to the stream</translation>
        </message>
        <message>
            <source>The stream is cut off</source>
            <translation>The stream is cut off</translation>
        </message>
        <message>
            <source>The station is off the air</source>
            <translation>The station is off the air</translation>
        </message>
        <message>
            <source>No sound output</source>
            <translation>No sound output</translation>
        </message>
        <message>
            <source>This stream cannot be played here</source>
            <translation>This stream cannot be played here</translation>
        </message>
        <message>
            <source>Buffering</source>
            <translation>Buffering</translation>
        </message>
        <message>
            <source>No song title</source>
            <translation>No song title</translation>
        </message>
        <message>
            <source>Cut off since {time}</source>
            <translation>Cut off since {time}</translation>
        </message>
        <message>
            <source>Back to live</source>
            <translation>Back to live</translation>
        </message>
        <message>
            <source>You are live</source>
            <translation>You are live</translation>
        </message>
        <message>
            <source>Try now</source>
            <translation>Try now</translation>
        </message>
        <message>
            <source>Connect speakers, then press play.</source>
            <translation>Connect speakers, then press play.</translation>
        </message>
        <message>
            <source>The app checks every minute and plays once it is back.</source>
            <translation>The app checks every minute and plays once it is back.</translation>
        </message>
        <message>
            <source>The stream has moved</source>
            <translation>The stream has moved</translation>
        </message>
        <message>
            <source>Looking for the new address on the site.</source>
            <translation>Looking for the new address on the site.</translation>
        </message>
        <message>
            <source>Sound goes on from the reserve, enough for {length}.</source>
            <translation>Sound goes on from the reserve, enough for {length}.</translation>
        </message>
        <message>
            <source>The stream is cut off and the reserve is used up</source>
            <translation>The stream is cut off and the reserve is used up</translation>
        </message>
        <message>
            <source>News still works.</source>
            <translation>News still works.</translation>
        </message>
        <message>
            <source>Trying now (try {number})</source>
            <translation>Trying now (try {number})</translation>
        </message>
        <message>
            <source>Try {number} in {length}</source>
            <translation>Try {number} in {length}</translation>
        </message>
        <message>
            <source>Trying now</source>
            <translation>Trying now</translation>
        </message>
        <message>
            <source>Next try in {length}</source>
            <translation>Next try in {length}</translation>
        </message>
        <message>
            <source>VLC is missing on this computer</source>
            <translation>VLC is missing on this computer</translation>
        </message>
        <message>
            <source>Install libVLC and its plugins, then open the app again.</source>
            <translation>Install libVLC and its plugins, then open the app again.</translation>
        </message>
        <message>
            <source>This computer cannot play this stream's format.</source>
            <translation>This computer cannot play this stream's format.</translation>
        </message>
        <message>
            <source>The part you paused is over an hour old</source>
            <translation>The part you paused is over an hour old</translation>
        </message>
        <message>
            <source>Going on from the oldest part, {time}.</source>
            <translation>Going on from the oldest part, {time}.</translation>
        </message>
        <message>
            <source>Press play to go on from here. This part is kept for {length} more.</source>
            <translation>Press play to go on from here. This part is kept for {length} more.</translation>
        </message>
        <message>
            <source>1 song</source>
            <translation>1 song</translation>
        </message>
        <message>
            <source>{count} songs</source>
            <translation>{count} songs</translation>
        </message>
        <message>
            <source>1 new story</source>
            <translation>1 new story</translation>
        </message>
        <message>
            <source>{count} new stories</source>
            <translation>{count} new stories</translation>
        </message>
        <message>
            <source>While paused: {songs} and {stories}</source>
            <translation>While paused: {songs} and {stories}</translation>
        </message>
        <message>
            <source>While paused: {what}</source>
            <translation>While paused: {what}</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>Paused</translation>
        </message>
        <message>
            <source>The stream is back. You are {length} behind.</source>
            <translation>The stream is back. You are {length} behind.</translation>
        </message>
        <message>
            <source>The stream is back.</source>
            <translation>The stream is back.</translation>
        </message>
    </context>
    <context>
        <name>RadioSide</name>
        <message>
            <source>Back to live</source>
            <translation>Back to live</translation>
        </message>
        <message>
            <source>Mini player</source>
            <translation>Mini player</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Settings</translation>
        </message>
    </context>
    <context>
        <name>Ribbon</name>
        <message>
            <source>Last hour of broadcast</source>
            <translation>Last hour of broadcast</translation>
        </message>
        <message>
            <source>{length} behind</source>
            <translation>{length} behind</translation>
        </message>
        <message>
            <source>This fills once you play, so that you can go back up to an hour.</source>
            <translation>This fills once you play, so that you can go back up to an hour.</translation>
        </message>
        <message>
            <source>CUT OFF</source>
            <translation>CUT OFF</translation>
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
            <translation>Record radio</translation>
        </message>
        <message>
            <source>Save the last 5 minutes</source>
            <translation>Save the last 5 minutes</translation>
        </message>
        <message>
            <source>Sleep timer</source>
            <translation>Sleep timer</translation>
        </message>
    </context>
    <context>
        <name>SongList</name>
        <message>
            <source>Songs played</source>
            <translation>Songs played</translation>
        </message>
    </context>
    <context>
        <name>SongModel</name>
        <message>
            <source>starred</source>
            <translation>starred</translation>
        </message>
    </context>
    <context>
        <name>Songs</name>
        <message>
            <source>Songs played</source>
            <translation>Songs played</translation>
        </message>
        <message>
            <source>Starred</source>
            <translation>Starred</translation>
        </message>
        <message>
            <source>{station} broadcast</source>
            <translation>{station} broadcast</translation>
        </message>
        <message>
            <source>No song title</source>
            <translation>No song title</translation>
        </message>
        <message>
            <source>No starred songs yet.</source>
            <translation>No starred songs yet.</translation>
        </message>
        <message>
            <source>Songs appear here while you listen.</source>
            <translation>Songs appear here while you listen.</translation>
        </message>
    </context>
    <context>
        <name>Stage</name>
        <message>
            <source>Back 30 seconds</source>
            <translation>Back 30 seconds</translation>
        </message>
        <message>
            <source>Forward 30 seconds</source>
            <translation>Forward 30 seconds</translation>
        </message>
        <message>
            <source>Star this song</source>
            <translation>Star this song</translation>
        </message>
    </context>
    <context>
        <name>Steps</name>
        <message>
            <source>Connected to {site}</source>
            <translation>Connected to {site}</translation>
        </message>
        <message>
            <source>Connecting to {site}</source>
            <translation>Connecting to {site}</translation>
        </message>
        <message>
            <source>Looking for the live stream's address</source>
            <translation>Looking for the live stream's address</translation>
        </message>
        <message>
            <source>Testing the sound</source>
            <translation>Testing the sound</translation>
        </message>
        <message>
            <source>Fetching the latest news</source>
            <translation>Fetching the latest news</translation>
        </message>
        <message>
            <source>Checking the home page and the site's player</source>
            <translation>Checking the home page and the site's player</translation>
        </message>
        <message>
            <source>Enter an address</source>
            <translation>Enter an address</translation>
        </message>
        <message>
            <source>This is not an address</source>
            <translation>This is not an address</translation>
        </message>
        <message>
            <source>The address needs http:// or https://</source>
            <translation>The address needs http:// or https://</translation>
        </message>
        <message>
            <source>The stream uses about 58 MB an hour at 128 kbps. Data saving is in Settings.</source>
            <translation>The stream uses about 58 MB an hour at 128 kbps. Data saving is in Settings.</translation>
        </message>
        <message>
            <source>Skip, read the news first</source>
            <translation>Skip, read the news first</translation>
        </message>
        <message>
            <source>Stream address</source>
            <translation>Stream address</translation>
        </message>
        <message>
            <source>Try this address</source>
            <translation>Try this address</translation>
        </message>
        <message>
            <source>Search again</source>
            <translation>Search again</translation>
        </message>
        <message>
            <source>No stream address found on the site. Enter one, or try again.</source>
            <translation>No stream address found on the site. Enter one, or try again.</translation>
        </message>
    </context>
    <context>
        <name>Tools</name>
        <message>
            <source>Clip {length}</source>
            <translation>Clip {length}</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Record</translation>
        </message>
        <message>
            <source>Record radio</source>
            <translation>Record radio</translation>
        </message>
        <message>
            <source>Save the last 5 minutes</source>
            <translation>Save the last 5 minutes</translation>
        </message>
        <message>
            <source>Sleep</source>
            <translation>Sleep</translation>
        </message>
        <message>
            <source>Sleep timer</source>
            <translation>Sleep timer</translation>
        </message>
    </context>
    <context>
        <name>Volume</name>
        <message>
            <source>Mute</source>
            <translation>Mute</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>Volume</translation>
        </message>
    </context>
</TS>
