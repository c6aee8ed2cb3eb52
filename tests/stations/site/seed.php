<?php
// Installs WordPress and fills it: php seed.php SITE-FOLDER POSTS
// Every run writes the same texts. Posts are three hours apart, the newest at the end of 2026-11-23
// UTC; each has a picture, one category of seven, and every seventh has three comments.

require __DIR__ . '/load.php';
define('WP_INSTALLING', true);
require "$site/wp-load.php";
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/image.php';

const NEWEST = '2026-11-23 21:00:00 UTC';
const PICTURES = 6;
const CATEGORIES = ['Banyuwangi', 'Pemerintahan', 'Transportasi', 'Layanan Publik', 'Musik', 'Wisata', 'Olahraga'];
const WORDS = 'bupati banyuwangi layanan publik bandara kapal ketapang gilimanuk gandrung kopi ijen '
    . 'wisata sekolah warga kecamatan genteng rogojampi muncar srono nelayan petani panen padi harga '
    . 'pasar jalan hujan cuaca lalu lintas keliling kantor desa festival musik lagu radio siaran '
    . 'pendengar pagi siang malam senin kamis minggu tahun rupiah juta pembangunan kesehatan sungai '
    . 'laut ikan pantai hutan taman kereta stasiun dan di untuk dengan yang dari akan sudah';

function phrase(int $length): string {
    $words = explode(' ', WORDS);
    $picked = array_map(fn () => $words[mt_rand(0, count($words) - 1)], range(1, $length));
    return ucfirst(implode(' ', $picked));
}

function picture(int $number): int {
    $image = imagecreatetruecolor(1200, 675);
    for ($y = 0; $y < 675; $y += 5) {
        $colour = imagecolorallocate($image, (30 + $number * 35) % 255, (90 + intdiv($y, 5)) % 255, 160);
        imagefilledrectangle($image, 0, $y, 1200, $y + 5, $colour);
    }
    $file = wp_upload_dir()['path'] . "/foto-$number.jpg";
    imagejpeg($image, $file, 80);
    $attachment = ['post_mime_type' => 'image/jpeg', 'post_title' => "Foto $number", 'post_status' => 'inherit'];
    $id = wp_insert_attachment($attachment, $file);
    wp_update_attachment_metadata($id, wp_generate_attachment_metadata($id, $file));
    return $id;
}

function body(int $picture, bool $illustrated): string {
    $parts = [];
    foreach (range(1, mt_rand(4, 7)) as $_) {
        $parts[] = '<p>' . phrase(mt_rand(12, 30)) . '. “' . phrase(mt_rand(5, 12)) . '.”</p>';
    }
    if ($illustrated) {
        $parts[] = '<figure><img src="' . wp_get_attachment_url($picture) . '" alt="Foto kegiatan"/>'
            . '<figcaption>Dok. Planet FM</figcaption></figure>';
    }
    return implode("\n\n", $parts);
}

function comments(int $post): void {
    foreach (range(1, 3) as $number) {
        wp_insert_comment(['comment_post_ID' => $post, 'comment_author' => "Pendengar $number",
            'comment_author_email' => "pendengar$number@example.org", 'comment_content' => phrase(12),
            'comment_approved' => 1]);
    }
}

$posts = (int) $argv[2];
mt_srand(42);
wp_install('Planet FM Banyuwangi', 'redaksi', 'redaksi@example.org', true, '', 'rahasia', 'en_US');
wp_delete_post(1, true);
$options = ['permalink_structure' => '/%year%/%monthnum%/%day%/%postname%/', 'posts_per_rss' => 10,
    'timezone_string' => 'Asia/Jakarta', 'blogdescription' => 'Berita dan lagu dari Banyuwangi',
    'comment_previously_approved' => 0, 'comments_notify' => 0, 'moderation_notify' => 0];
foreach ($options as $name => $value) update_option($name, $value);
switch_theme('planetfm');
$categories = array_map(fn ($name) => wp_insert_term($name, 'category')['term_id'], CATEGORIES);
$pictures = array_map('picture', range(0, PICTURES - 1));
foreach (range(0, $posts - 1) as $n) {
    $picture = $pictures[$n % PICTURES];
    $sent = strtotime(NEWEST) - ($posts - 1 - $n) * 3 * 3600;
    $id = wp_insert_post(['post_title' => strtoupper(phrase(mt_rand(5, 10))), 'post_status' => 'publish',
        'post_content' => body($picture, $n % 5 == 0), 'post_author' => 1,
        'post_date_gmt' => gmdate('Y-m-d H:i:s', $sent), 'post_category' => [$categories[$n % 7]]]);
    set_post_thumbnail($id, $picture);
    if ($n % 7 == 0) comments($id);
}
// A post that began as a draft, as all do in a newsroom, has its short link for a GUID.
$wpdb->query("UPDATE $wpdb->posts SET guid = CONCAT('" . home_url('/?p=') . "', ID) WHERE post_type = 'post'");
flush_rewrite_rules();
