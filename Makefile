PYTHON ?= python3
BIN = .venv/bin
CORPUS ?=

# The tests start a hundred programs; each would compile the whole library again.
unexport PYTHONDONTWRITEBYTECODE

# uv takes a fifth of the CPU of pip for this 1.2 GB; pip installs where uv cannot be had or does not reach the index.
define install
$(BIN)/python -m pip install --quiet --disable-pip-version-check "uv>=0.13,<0.14" \
	&& $(BIN)/uv pip install --quiet --python $(BIN)/python -r $< \
	|| $(BIN)/python -m pip install --quiet --disable-pip-version-check -r $<
endef

.PHONY: run test check tests bench
.DELETE_ON_ERROR:

run: .venv/app  ## the dashboard on the seeds; make run CORPUS=folder for another
	$(BIN)/streamlit run app.py --server.address localhost -- $(CORPUS)

test: check tests  ## lint, types, then every test, a real browser included

tests: .venv/dev
	$(BIN)/python -m pytest

check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/dev  ## ratios and times of one run on this machine: YAKE on 60 articles; benchmarks/yake_speed.py alone reads 600
	$(BIN)/python benchmarks/slices.py
	$(BIN)/python benchmarks/text.py
	$(BIN)/python benchmarks/sentences.py 10
	$(BIN)/python benchmarks/keyphrases.py
	$(BIN)/python benchmarks/keyness.py
	$(BIN)/python benchmarks/yake_speed.py 60
	$(BIN)/python benchmarks/tagger.py
	$(BIN)/python benchmarks/tagger_rules.py
	$(BIN)/python benchmarks/translations.py
	$(BIN)/python benchmarks/thresholds.py
	$(BIN)/python benchmarks/topics.py
	$(BIN)/python benchmarks/stories.py
	$(BIN)/python benchmarks/build.py
	$(BIN)/python benchmarks/server_memory.py $(CORPUS)
	@test -z "$(CORPUS)" || $(BIN)/python benchmarks/reruns.py $(CORPUS)
	@test -z "$(CORPUS)" || $(BIN)/python benchmarks/repeated_lines.py $(CORPUS)
	@test -z "$(CORPUS)" || $(BIN)/python benchmarks/visitors.py $(CORPUS)

.venv/app: requirements.txt
	$(PYTHON) -m venv .venv
	$(install)
	@touch $@

.venv/dev: requirements-dev.txt .venv/app
	$(install)
	@touch $@
