package io.dunlin.examples;

import javax.sql.DataSource;

record ConnectedPolicy(DataSource database) {}
