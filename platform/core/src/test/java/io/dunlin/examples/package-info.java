/** Code made to break the rules of the core, one rule a class; {@code CoreRulesTest} shows that each is seen. */
package io.dunlin.examples;
