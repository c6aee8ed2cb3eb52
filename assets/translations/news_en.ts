<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>News</name>
    <message>
        <source>%1 asks for a check in the browser</source>
        <translation>%1 asks for a check in the browser</translation>
    </message>
    <message>
        <source>%1 comment</source>
        <translation>%1 comment</translation>
    </message>
    <message>
        <source>%1 comments</source>
        <translation>%1 comments</translation>
    </message>
    <message>
        <source>%1 min read</source>
        <translation>%1 min read</translation>
    </message>
    <message>
        <source>%1 new stories.</source>
        <translation>%1 new stories.</translation>
    </message>
    <message>
        <source>%1 new story.</source>
        <translation>%1 new story.</translation>
    </message>
    <message>
        <source>%1 saved stories can still be read. The radio is not affected.</source>
        <translation>%1 saved stories can still be read. The radio is not affected.</translation>
    </message>
    <message>
        <source>%1 saved story can still be read. The radio is not affected.</source>
        <translation>%1 saved story can still be read. The radio is not affected.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>All stories are read.</source>
        <translation>All stories are read.</translation>
    </message>
    <message>
        <source>Automatically in %1</source>
        <translation>Automatically in %1</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>By %1</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Choose a story from the list.</source>
        <translation>Choose a story from the list.</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Clear search</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copy link</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <source>Link copied</source>
        <translation>Link copied</translation>
    </message>
    <message>
        <source>Mini player</source>
        <translation>Mini player</translation>
    </message>
    <message>
        <source>More</source>
        <translation>More</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>More actions</translation>
    </message>
    <message>
        <source>News</source>
        <translation>News</translation>
    </message>
    <message>
        <source>Next story</source>
        <translation>Next story</translation>
    </message>
    <message>
        <source>No saved stories. Press the bookmark on one.</source>
        <translation>No saved stories. Press the bookmark on one.</translation>
    </message>
    <message>
        <source>No stories for &quot;%1&quot;.</source>
        <translation>No stories for &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>No stories yet.</source>
        <translation>No stories yet.</translation>
    </message>
    <message>
        <source>Panel edge</source>
        <translation>Panel edge</translation>
    </message>
    <message>
        <source>Preparing the news</source>
        <translation>Preparing the news</translation>
    </message>
    <message>
        <source>Previous story</source>
        <translation>Previous story</translation>
    </message>
    <message>
        <source>Radio</source>
        <translation>Radio</translation>
    </message>
    <message>
        <source>Read on the site</source>
        <translation>Read on the site</translation>
    </message>
    <message>
        <source>Refresh news</source>
        <translation>Refresh news</translation>
    </message>
    <message>
        <source>Save story</source>
        <translation>Save story</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Saved %1</translation>
    </message>
    <message>
        <source>Saved stories and the last hour still work.</source>
        <translation>Saved stories and the last hour still work.</translation>
    </message>
    <message>
        <source>Search news</source>
        <translation>Search news</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Showing saved stories.</source>
        <translation>Showing saved stories.</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Smaller text</translation>
    </message>
    <message>
        <source>Songs played</source>
        <translation>Songs played</translation>
    </message>
    <message>
        <source>Source:</source>
        <translation>Source:</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>The radio is not affected.</source>
        <translation>The radio is not affected.</translation>
    </message>
    <message>
        <source>The saved stories were damaged</source>
        <translation>The saved stories were damaged</translation>
    </message>
    <message>
        <source>The site %1 does not answer</source>
        <translation>The site %1 does not answer</translation>
    </message>
    <message>
        <source>The site answered with an error</source>
        <translation>The site answered with an error</translation>
    </message>
    <message>
        <source>This computer is offline</source>
        <translation>This computer is offline</translation>
    </message>
    <message>
        <source>This story is not saved yet. Open it when the site is back.</source>
        <translation>This story is not saved yet. Open it when the site is back.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Try now</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Unread</translation>
    </message>
    <message>
        <source>Updated %1</source>
        <translation>Updated %1</translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation>Usual size</translation>
    </message>
    <message>
        <source>What could be rescued is still here.</source>
        <translation>What could be rescued is still here.</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>saved</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>unread</translation>
    </message>
    <message>
        <source>%1 result</source>
        <translation>%1 result</translation>
    </message>
    <message>
        <source>%1 results</source>
        <translation>%1 results</translation>
    </message>
</context>
</TS>
