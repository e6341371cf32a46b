/**
 * The panel by which a demo is played. Shown only where the application brings a {@link io.dunlin.ui.demo.DemoControl}.
 */
@NullMarked
package io.dunlin.ui.demo;

import org.jspecify.annotations.NullMarked;
