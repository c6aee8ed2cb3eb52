<?php
// The newsroom at work: php edit.php SITE-FOLDER FUNCTION JSON-ARGUMENTS
// Calls one function of WordPress itself and prints its result as JSON; an error goes to stderr.

require __DIR__ . '/load.php';
require "$site/wp-load.php";
require_once ABSPATH . 'wp-admin/includes/taxonomy.php';
wp_set_current_user(1);
$result = call_user_func_array($argv[2], json_decode($argv[3], true));
if (is_wp_error($result)) {
    fwrite(STDERR, $result->get_error_message());
    exit(1);
}
echo json_encode($result);
