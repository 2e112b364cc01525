-- The key that seals secrets can be changed: what is known of the one before goes when nothing is sealed with it.
grant delete on secret_key to weiche_app;
