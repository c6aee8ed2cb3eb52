<!DOCTYPE html>
<html <?php language_attributes(); ?>>
<head><meta charset="<?php bloginfo('charset'); ?>"><?php wp_head(); ?></head>
<body>
<header>
<h1><a href="<?php echo home_url('/'); ?>"><?php bloginfo('name'); ?></a></h1>
<div class="player"><?php readfile(dirname(ABSPATH) . '/player.html'); ?></div>
</header>
<?php while (have_posts()) : the_post(); ?>
<article id="post-<?php the_ID(); ?>">
<h2><a href="<?php the_permalink(); ?>"><?php the_title(); ?></a></h2>
<?php the_post_thumbnail('medium'); ?>
<?php if (is_singular()) : ?>
<div class="entry-content"><?php the_content(); ?></div>
<?php comments_template(); comment_form(); ?>
<?php else : the_excerpt(); endif; ?>
</article>
<?php endwhile; the_posts_navigation(); wp_footer(); ?>
</body>
</html>
