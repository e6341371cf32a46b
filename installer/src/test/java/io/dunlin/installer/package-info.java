/** Tests of the Debian package: what lies in it, its runtime, and the appliance started from it. */
package io.dunlin.installer;
