/**
 * The screens. Views show row records and send commands; they hold no rules.
 */
@NullMarked
package io.dunlin.ui;

import org.jspecify.annotations.NullMarked;
