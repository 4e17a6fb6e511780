/*
 * Stands between the program and the disk, for files under OST_FAULTS_FOLDER: writes down every call that changes
 * one (OST_FAULTS_TRACE), and lets the n-th of them fail (OST_FAULTS_CONTROL, shared memory; see disk-shim.ts).
 * Preloaded; nothing of the program knows of it.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { OPEN = 1, WRITE, SYNC, TRUNCATE, RENAME, UNLINK };
enum { MOST_FILES = 4096 };

struct control {
  int64_t operations; /* counted so far */
  int64_t fails_at;   /* the operation that fails; 0: none */
  int32_t error;
  int32_t persistent; /* all from that one on */
  int64_t failed;     /* how often it did */
};

static char *paths[MOST_FILES];
static const char *folder;
static size_t folder_length;
static int trace = -1;
static struct control *control;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(type, name, ...) \
  static type (*real_##name)(__VA_ARGS__); \
  if (!real_##name) *(void **)&real_##name = dlsym(RTLD_NEXT, #name);

static ssize_t raw_write(int file, const void *bytes, size_t length) {
  REAL(ssize_t, write, int, const void *, size_t)
  return real_write(file, bytes, length);
}

__attribute__((constructor)) static void begin(void) {
  const char *trace_path = getenv("OST_FAULTS_TRACE");
  const char *control_path = getenv("OST_FAULTS_CONTROL");
  if (trace_path) trace = open(trace_path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (control_path) {
    int file = open(control_path, O_RDWR | O_CLOEXEC);
    void *memory = file < 0 ? MAP_FAILED : mmap(0, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (memory != MAP_FAILED) control = memory;
  }
  folder = getenv("OST_FAULTS_FOLDER");
  folder_length = folder ? strlen(folder) : 0;
}

static int watched(const char *path) {
  return folder && path && strncmp(path, folder, folder_length) == 0;
}

static const char *path_of(int file) { return file >= 0 && file < MOST_FILES ? paths[file] : 0; }

/* Record: kind, path length, data length (or the second path's), offset; then path and data. */
static void note(int kind, const char *path, int64_t offset, const void *data, uint32_t length) {
  if (trace < 0) return;
  uint8_t head[16];
  uint16_t path_length = (uint16_t)strlen(path);
  head[0] = (uint8_t)kind;
  head[1] = 0;
  memcpy(head + 2, &path_length, 2);
  memcpy(head + 4, &length, 4);
  memcpy(head + 8, &offset, 8);
  raw_write(trace, head, sizeof head);
  raw_write(trace, path, path_length);
  if (length > 0) raw_write(trace, data, length);
}

/* Counts the operation. Returns the error that it must fail with, or 0. */
static int due(void) {
  if (!control) return 0;
  int64_t number = ++control->operations;
  if (control->fails_at == 0 || number < control->fails_at) return 0;
  if (number > control->fails_at && !control->persistent) return 0;
  control->failed += 1;
  return control->error;
}

#define BEGIN_OPERATION \
  pthread_mutex_lock(&lock); \
  int fault = due(); \
  if (fault) { \
    pthread_mutex_unlock(&lock); \
    errno = fault; \
    return -1; \
  }

#define END_OPERATION pthread_mutex_unlock(&lock);

static ssize_t written(int file, const void *bytes, size_t length, int64_t offset, int positioned) {
  REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t)
  const char *path = path_of(file);
  if (!path) return positioned ? real_pwrite64(file, bytes, length, offset) : raw_write(file, bytes, length);
  BEGIN_OPERATION
  int64_t at = offset;
  if (!positioned) {
    struct stat now;
    int append = fcntl(file, F_GETFL) & O_APPEND;
    at = append && fstat(file, &now) == 0 ? now.st_size : lseek(file, 0, SEEK_CUR);
  }
  ssize_t done = positioned ? real_pwrite64(file, bytes, length, offset) : raw_write(file, bytes, length);
  if (done > 0) note(WRITE, path, at, bytes, (uint32_t)done);
  END_OPERATION
  return done;
}

ssize_t write(int file, const void *bytes, size_t length) { return written(file, bytes, length, 0, 0); }
ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t offset) {
  return written(file, bytes, length, offset, 1);
}
ssize_t pwrite(int file, const void *bytes, size_t length, off_t offset) {
  return written(file, bytes, length, offset, 1);
}

static int synced(int file, int data_only) {
  REAL(int, fsync, int)
  REAL(int, fdatasync, int)
  const char *path = path_of(file);
  if (!path) return data_only ? real_fdatasync(file) : real_fsync(file);
  BEGIN_OPERATION
  int result = data_only ? real_fdatasync(file) : real_fsync(file);
  if (result == 0) note(SYNC, path, 0, 0, 0);
  END_OPERATION
  return result;
}

int fsync(int file) { return synced(file, 0); }
int fdatasync(int file) { return synced(file, 1); }

int ftruncate64(int file, off64_t length) {
  REAL(int, ftruncate64, int, off64_t)
  const char *path = path_of(file);
  if (!path) return real_ftruncate64(file, length);
  BEGIN_OPERATION
  int result = real_ftruncate64(file, length);
  if (result == 0) note(TRUNCATE, path, length, 0, 0);
  END_OPERATION
  return result;
}
int ftruncate(int file, off_t length) { return ftruncate64(file, length); }

static int opened(const char *path, int flags, mode_t mode) {
  REAL(int, open64, const char *, int, ...)
  if (!watched(path)) {
    int file = real_open64(path, flags, mode);
    if (file >= 0 && file < MOST_FILES && paths[file]) {
      pthread_mutex_lock(&lock);
      free(paths[file]);
      paths[file] = 0;
      pthread_mutex_unlock(&lock);
    }
    return file;
  }
  int changes = (flags & (O_CREAT | O_TRUNC)) != 0;
  pthread_mutex_lock(&lock);
  int fault = changes ? due() : 0;
  int file = -1;
  if (fault) {
    errno = fault;
  } else {
    file = real_open64(path, flags, mode);
    if (file >= 0 && file < MOST_FILES) {
      free(paths[file]);
      paths[file] = strdup(path);
      if (changes) note(OPEN, path, (flags & O_TRUNC) != 0, 0, 0);
    }
  }
  pthread_mutex_unlock(&lock);
  return file;
}

static mode_t mode_in(int flags, va_list rest) { return flags & O_CREAT ? (mode_t)va_arg(rest, int) : 0; }
#define OPENER(name) \
  int name(const char *path, int flags, ...) { \
    va_list rest; \
    va_start(rest, flags); \
    mode_t mode = mode_in(flags, rest); \
    va_end(rest); \
    return opened(path, flags, mode); \
  }
OPENER(open)
OPENER(open64)

int close(int file) {
  REAL(int, close, int)
  pthread_mutex_lock(&lock);
  if (path_of(file)) {
    free(paths[file]);
    paths[file] = 0;
  }
  pthread_mutex_unlock(&lock);
  return real_close(file);
}

int rename(const char *from, const char *to) {
  REAL(int, rename, const char *, const char *)
  if (!watched(from) && !watched(to)) return real_rename(from, to);
  BEGIN_OPERATION
  int result = real_rename(from, to);
  if (result == 0) note(RENAME, from, 0, to, (uint32_t)strlen(to));
  END_OPERATION
  return result;
}

int unlink(const char *path) {
  REAL(int, unlink, const char *)
  if (!watched(path)) return real_unlink(path);
  BEGIN_OPERATION
  int result = real_unlink(path);
  if (result == 0) note(UNLINK, path, 0, 0, 0);
  END_OPERATION
  return result;
}
