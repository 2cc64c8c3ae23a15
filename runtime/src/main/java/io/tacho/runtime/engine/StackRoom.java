package io.tacho.runtime.engine;

/**
 * Keeps a stack from overflowing in the middle of a send, which would leave a message counted and
 * not sent, or a hole in a mailbox that its reader waits at for ever: a handler that recurses
 * without end fails, but those it sends to must not.
 *
 * <p>The stack overflows where a method is entered for which there is no room, so room is asked for
 * before anything is changed, by the entry of a method with a frame of 4 kB. That is more than any
 * send takes. Compiled code, into which the method is put, has no such frame. But it could have to
 * go on in the interpreter in the middle of it, and HotSpot makes sure at the entry of compiled
 * code that there would be room for that (its {@code bang_size_in_bytes}), if that is more than a
 * page. So the method does what each send begins with anyway, and from which compiled code may have
 * to go on in the interpreter: it takes an envelope. That costs nothing.
 */
final class StackRoom {
    private StackRoom() {}

    /**
     * Takes an envelope, and makes sure that what follows has 4 kB of stack.
     *
     * @throws StackOverflowError if it has not; nothing was taken
     */
    static Envelope acquire(EnvelopePool pool) {
        // 256 times two slots of eight bytes. They need no values.
        // spotless:off
        long a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15;
        long a16, a17, a18, a19, a20, a21, a22, a23, a24, a25, a26, a27, a28, a29, a30, a31;
        long a32, a33, a34, a35, a36, a37, a38, a39, a40, a41, a42, a43, a44, a45, a46, a47;
        long a48, a49, a50, a51, a52, a53, a54, a55, a56, a57, a58, a59, a60, a61, a62, a63;
        long a64, a65, a66, a67, a68, a69, a70, a71, a72, a73, a74, a75, a76, a77, a78, a79;
        long a80, a81, a82, a83, a84, a85, a86, a87, a88, a89, a90, a91, a92, a93, a94, a95;
        long a96, a97, a98, a99, a100, a101, a102, a103, a104, a105, a106, a107, a108, a109, a110, a111;
        long a112, a113, a114, a115, a116, a117, a118, a119, a120, a121, a122, a123, a124, a125, a126, a127;
        long a128, a129, a130, a131, a132, a133, a134, a135, a136, a137, a138, a139, a140, a141, a142, a143;
        long a144, a145, a146, a147, a148, a149, a150, a151, a152, a153, a154, a155, a156, a157, a158, a159;
        long a160, a161, a162, a163, a164, a165, a166, a167, a168, a169, a170, a171, a172, a173, a174, a175;
        long a176, a177, a178, a179, a180, a181, a182, a183, a184, a185, a186, a187, a188, a189, a190, a191;
        long a192, a193, a194, a195, a196, a197, a198, a199, a200, a201, a202, a203, a204, a205, a206, a207;
        long a208, a209, a210, a211, a212, a213, a214, a215, a216, a217, a218, a219, a220, a221, a222, a223;
        long a224, a225, a226, a227, a228, a229, a230, a231, a232, a233, a234, a235, a236, a237, a238, a239;
        long a240, a241, a242, a243, a244, a245, a246, a247, a248, a249, a250, a251, a252, a253, a254, a255;
        // spotless:on
        return pool.acquire();
    }
}
