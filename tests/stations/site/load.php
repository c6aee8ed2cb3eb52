<?php
// Loads WordPress for a command of the tests. First argument: the site's folder.

$_SERVER['HTTP_HOST'] = '127.0.0.1';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$_SERVER['REQUEST_METHOD'] = 'GET';
$site = $argv[1];
