@NullMarked
package io.dunlin.appliance.demo;

import org.jspecify.annotations.NullMarked;
