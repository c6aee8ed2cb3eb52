<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>Archive</name>
        <message numerus="yes">
            <source>%n more story(ies) came from the site.</source>
            <translation>
                <numerusform>%n more story came from the site.</numerusform>
                <numerusform>%n more stories came from the site.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n result(s)</source>
            <translation>
                <numerusform>%n result</numerusform>
                <numerusform>%n results</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n story(ies) marked read</source>
            <translation>
                <numerusform>%n story marked read</numerusform>
                <numerusform>%n stories marked read</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Comments</name>
        <message numerus="yes">
            <source>%n more on the site</source>
            <translation>
                <numerusform>%n more on the site</numerusform>
                <numerusform>%n more on the site</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Show %n more comment(s)</source>
            <translation>
                <numerusform>Show %n more comment</numerusform>
                <numerusform>Show %n more comments</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Desktop</name>
        <message numerus="yes">
            <source>%n new story(ies)</source>
            <translation>
                <numerusform>%n new story</numerusform>
                <numerusform>%n new stories</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>News</name>
        <message numerus="yes">
            <source>%n comment(s)</source>
            <translation>
                <numerusform>%n comment</numerusform>
                <numerusform>%n comments</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n min read</source>
            <translation>
                <numerusform>%n min read</numerusform>
                <numerusform>%n min read</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new story(ies).</source>
            <translation>
                <numerusform>%n new story.</numerusform>
                <numerusform>%n new stories.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n result(s)</source>
            <translation>
                <numerusform>%n result</numerusform>
                <numerusform>%n results</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n saved story(ies) can still be read. The radio is not affected.</source>
            <translation>
                <numerusform>%n saved story can still be read. The radio is not affected.</numerusform>
                <numerusform>%n saved stories can still be read. The radio is not affected.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Radio</name>
        <message numerus="yes">
            <source>%n new story(ies)</source>
            <translation>
                <numerusform>%n new story</numerusform>
                <numerusform>%n new stories</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n song(s)</source>
            <translation>
                <numerusform>%n song</numerusform>
                <numerusform>%n songs</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>After %n minute(s) of pause the radio is no longer kept.</source>
            <translation>
                <numerusform>After %n minute of pause the radio is no longer kept.</numerusform>
                <numerusform>After %n minutes of pause the radio is no longer kept.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>At most %n</source>
            <translation>
                <numerusform>At most %n</numerusform>
                <numerusform>At most %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Every %n minute(s)</source>
            <translation>
                <numerusform>Every %n minute</numerusform>
                <numerusform>Every %n minutes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>How far back you can go. %n minute(s) take {size} on disk.</source>
            <translation>
                <numerusform>How far back you can go. %n minute takes {size} on disk.</numerusform>
                <numerusform>How far back you can go. %n minutes take {size} on disk.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Latest %n story(ies)</source>
            <translation>
                <numerusform>Latest %n story</numerusform>
                <numerusform>Latest %n stories</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Stage</name>
        <message numerus="yes">
            <source>Back %n second(s)</source>
            <translation>
                <numerusform>Back %n second</numerusform>
                <numerusform>Back %n seconds</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Forward %n second(s)</source>
            <translation>
                <numerusform>Forward %n second</numerusform>
                <numerusform>Forward %n seconds</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message numerus="yes">
            <source>%n h</source>
            <translation>
                <numerusform>%n h</numerusform>
                <numerusform>%n h</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s)</source>
            <translation>
                <numerusform>%n hour</numerusform>
                <numerusform>%n hours</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s) ago</source>
            <translation>
                <numerusform>%n hour ago</numerusform>
                <numerusform>%n hours ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n min</source>
            <translation>
                <numerusform>%n min</numerusform>
                <numerusform>%n min</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s)</source>
            <translation>
                <numerusform>%n minute</numerusform>
                <numerusform>%n minutes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s) ago</source>
            <translation>
                <numerusform>%n minute ago</numerusform>
                <numerusform>%n minutes ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n percent</source>
            <translation>
                <numerusform>%n percent</numerusform>
                <numerusform>%n percent</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n s</source>
            <translation>
                <numerusform>%n s</numerusform>
                <numerusform>%n s</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n second(s)</source>
            <translation>
                <numerusform>%n second</numerusform>
                <numerusform>%n seconds</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n song(s)</source>
            <translation>
                <numerusform>%n song</numerusform>
                <numerusform>%n songs</numerusform>
            </translation>
        </message>
    </context>
</TS>
