/**
 * What support needs to know of an installation, without personal data and secrets: it counts and names, and shows no
 * content. Entry point: {@link SupportBundle}.
 */
@NullMarked
package io.dunlin.appliance.support;

import org.jspecify.annotations.NullMarked;
