/** Who is signed in and who may sign in: login, first run, passwords, users. */
@NullMarked
package io.dunlin.ui.access;

import org.jspecify.annotations.NullMarked;
