<?php
// Serves WordPress through PHP's own server, as a web server's rewrite rules would, and notes each
// request in access.log beside the site: status, method, address, "conditional" or "plain".

register_shutdown_function(function () {
    $conditional = isset($_SERVER['HTTP_IF_NONE_MATCH']) || isset($_SERVER['HTTP_IF_MODIFIED_SINCE']);
    $words = [http_response_code(), $_SERVER['REQUEST_METHOD'], $_SERVER['REQUEST_URI'],
              $conditional ? 'conditional' : 'plain'];
    file_put_contents(dirname($_SERVER['DOCUMENT_ROOT']) . '/access.log',
                      implode(' ', $words) . "\n", FILE_APPEND | LOCK_EX);
});

$root = $_SERVER['DOCUMENT_ROOT'];
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
$file = $root . rawurldecode($path);

if (is_file($file) && substr($file, -4) === '.php') {
    chdir(dirname($file));
    require $file;
} elseif ($path !== '/' && is_file($file)) {
    header('Content-Type: ' . (mime_content_type($file) ?: 'application/octet-stream'));
    readfile($file);
} else {
    $_SERVER['SCRIPT_NAME'] = '/index.php';
    require "$root/index.php";
}
