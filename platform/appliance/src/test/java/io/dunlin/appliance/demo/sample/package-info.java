@NullMarked
package io.dunlin.appliance.demo.sample;

import org.jspecify.annotations.NullMarked;
