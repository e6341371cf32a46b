/**
 * Looks at an installation as an experienced administrator would: the machine, files and their permissions, the database,
 * mail servers and their certificates, what the sender's domain says of itself, plugins, jobs and users. It changes nothing.
 * <p>
 * Each {@link Finding} is one line that says what is and what to do. Entry point: {@link Doctor}.
 */
@NullMarked
package io.dunlin.appliance.doctor;

import org.jspecify.annotations.NullMarked;
