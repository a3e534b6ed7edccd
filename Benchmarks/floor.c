/* Raw expat whose handlers do nothing, 64 KiB at a time: what every speed is a ratio to.
   cc -O2 floor.c -lexpat -o floor && ./floor FEED */
#include <expat.h>
#include <stdio.h>

static void begin(void *user, const XML_Char *name, const XML_Char **attributes) {
  (void)user;
  (void)name;
  (void)attributes;
}
static void finish(void *user, const XML_Char *name) {
  (void)user;
  (void)name;
}
static void characters(void *user, const XML_Char *run, int count) {
  (void)user;
  (void)run;
  (void)count;
}

int main(int count, char **arguments) {
  FILE *feed = count > 1 ? fopen(arguments[1], "rb") : stdin;
  XML_Parser parser = XML_ParserCreate(NULL);
  int is_last = 0;
  if (!feed || !parser) return 2;
  XML_SetElementHandler(parser, begin, finish);
  XML_SetCharacterDataHandler(parser, characters);
  while (!is_last) {
    void *room = XML_GetBuffer(parser, 1 << 16);
    size_t length = room ? fread(room, 1, 1 << 16, feed) : 0;
    if (!room) return 2;
    is_last = length < 1 << 16;
    if (XML_ParseBuffer(parser, (int)length, is_last) == XML_STATUS_ERROR) return 1;
  }
  return 0;
}
