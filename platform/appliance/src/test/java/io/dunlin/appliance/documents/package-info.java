/** Whether what documents say of the code is so. */
@NullMarked
package io.dunlin.appliance.documents;

import org.jspecify.annotations.NullMarked;
