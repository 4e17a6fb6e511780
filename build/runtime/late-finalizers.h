// Included before the SQLite binding's own source when it is compiled for an Electron of Node-API 9.
//
// The binding holds references to strings, which Node-API 9 gives only to a binding of the "experimental"
// version; but there an object's finalizer runs within the garbage collection, where the binding's may not run,
// and the process is aborted. This puts finalizers back to where Node-API 10 runs them: after the collection.
#include <node_api.h>

extern "C" NAPI_EXTERN napi_status NAPI_CDECL node_api_post_finalizer(napi_env env,
                                                                      napi_finalize finalizer,
                                                                      void* data,
                                                                      void* hint);

struct LateFinalizer {
  napi_finalize finalizer;
  void* hint;
};

inline void PostLateFinalizer(napi_env env, void* data, void* hint) {
  LateFinalizer* late = static_cast<LateFinalizer*>(hint);
  node_api_post_finalizer(env, late->finalizer, data, late->hint);
  delete late;
}

inline napi_status WrapWithLateFinalizer(
    napi_env env, napi_value object, void* data, napi_finalize finalizer, void* hint, napi_ref* reference) {
  if (finalizer == nullptr) return napi_wrap(env, object, data, finalizer, hint, reference);
  return napi_wrap(env, object, data, PostLateFinalizer, new LateFinalizer{finalizer, hint}, reference);
}

#define napi_wrap WrapWithLateFinalizer
