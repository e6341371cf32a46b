/** What tests of the screens share: the application with its screens on a test database, and a firm with work to do. */
@NullMarked
package io.dunlin.ui.testing;

import org.jspecify.annotations.NullMarked;
