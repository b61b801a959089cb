// S03: linked without the version script, and holds a GNU-unique symbol.
#include "reference.h"
// after the functions
#include "entry.h"

template <class T>
struct ZQ_EXPORT Counter {
  static T value;
};
template <class T>
T Counter<T>::value = T{};
template struct Counter<int>;
