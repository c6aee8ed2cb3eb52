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
