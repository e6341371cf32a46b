/** Code made to break the rules of the screens, one rule a class; {@code UiRulesTest} shows that each is seen. */
package io.dunlin.examples;
