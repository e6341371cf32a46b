/**
 * What the Domain Name System says of a name: asked for with a time limit, kept as long as the answer allows, and never
 * guessed. {@link io.dunlin.core.dns.DnsResolver} is the one way in.
 */
@ApplicationModule(
        displayName = "DNS",
        allowedDependencies = {"shared"})
@CheckReturnValue
@NullMarked
package io.dunlin.core.dns;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
