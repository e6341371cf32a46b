package io.dunlin.plugin.nosy;

import javax.sql.DataSource;

/** Reaches for the database. */
record SqlPlugin(DataSource database) {}
