// Amazon Linux 2023 has glibc 2.34. Swift's Glibc module asks for `hypot` and `hypotf`, which nothing here calls, in the
// version of glibc 2.35, and a function built on a newer system would not even load for that. With the two at hand here,
// nobody asks glibc.
#include <math.h>

double hypot(double x, double y) {
    if (isinf(x) || isinf(y)) return INFINITY;
    return (double)sqrtl((long double)x * x + (long double)y * y);
}

float hypotf(float x, float y) {
    if (isinf(x) || isinf(y)) return INFINITY;
    return (float)sqrt((double)x * x + (double)y * y);
}
