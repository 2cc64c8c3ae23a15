/** An example to be copied: a shop under load. */
package shop;
