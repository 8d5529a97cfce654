# `make run` and `make test` are all a newcomer needs; both install what they need.
VENV ?= .venv
PYTHON := $(VENV)/bin/python
STATE ?= .local/state
PORT ?= 8000
STAGE ?=
READY := $(VENV)/.ready

# What Python has compiled it keeps: some images forbid it, and then each of a run's processes compiles everything anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup run start stop save status clean test check soak bench fuzz package preflight deploy first-day drill remove redrive replay

help: ## list what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | while IFS="$$(printf '\t')" read -r name text; do printf '  make %-10s %s\n' "$$name" "$$text"; done

setup: $(READY) ## make the Python environment (the others do it themselves)

$(READY): requirements.txt requirements-dev.txt infra/setup.sh
	@sh infra/setup.sh "$(VENV)"
	@touch $@

run: $(READY) ## run the whole office on this machine, http://127.0.0.1:8000; Ctrl-C stops it
	@$(PYTHON) -m infra.local up --port-base $(PORT) --state-dir $(STATE)

start: $(READY) ## the same in the background
	@$(PYTHON) -m infra.local up --port-base $(PORT) --state-dir $(STATE) --detach

stop: $(READY) ## stop what runs, saving everything
	@$(PYTHON) -m infra.local stop --port-base $(PORT) --state-dir $(STATE)

save: $(READY) ## save everything now, without stopping
	@$(PYTHON) -m infra.local save --port-base $(PORT) --state-dir $(STATE)

status: $(READY) ## say whether it runs
	@$(PYTHON) -m infra.local status --port-base $(PORT) --state-dir $(STATE)

clean: $(READY) ## stop and forget everything the local run holds
	@$(PYTHON) -m infra.local clean --port-base $(PORT) --state-dir $(STATE)

test: $(READY) ## all checks and all tests, the browser's too
	@sh infra/test-tools.sh
	@$(PYTHON) -m infra.check
	@$(PYTHON) -m pytest -n 2 --ignore tests/e2e
	@$(PYTHON) -m pytest -n 2 --dist loadfile --no-loadscope-reorder tests/e2e

check: $(READY) ## lint, types, floors, template, frontend, and the tests that need no local cloud
	@$(PYTHON) -m infra.check
	@$(PYTHON) -m pytest -q -n 2 --ignore tests/e2e

soak: $(READY) ## the long simulation (100,000 actions; SIMULATION_SEED=… repeats a run)
	@SIMULATION_ACTIONS=100000 $(PYTHON) -m pytest -s tests/simulation

bench: $(READY) ## measure and compare with the budgets (BENCH="--cloud --peers" for what starts or installs more)
	@$(PYTHON) -m bench $(BENCH)

fuzz: $(READY) ## ask the API and the X12 reader for much more than the tests do (FUZZ_EXAMPLES, FUZZ_INPUTS)
	@FUZZ_EXAMPLES=$${FUZZ_EXAMPLES:-200} $(PYTHON) -m pytest tests/house/test_schemathesis_finds_nothing.py
	@$(PYTHON) -m tests.fuzz_edi --inputs $${FUZZ_INPUTS:-1000000}

package: $(READY) ## build the package and the template without deploying (build/aws)
	@$(PYTHON) -m infra.deploy --build-only

preflight: $(READY) ## read the AWS account and say what a deployment would miss: make preflight STAGE=prod
	@$(PYTHON) -m infra.preflight --stage "$(STAGE)"

deploy: $(READY) ## deploy to the AWS account of the environment: make deploy STAGE=prod
	@$(PYTHON) -m infra.deploy --stage "$(STAGE)"

first-day: $(READY) ## prove on the deployed stage what only it can show: make first-day STAGE=prod
	@$(PYTHON) -m infra.first_day --stage "$(STAGE)"

redrive: $(READY) ## give what was given up (dead letters) to its worker again: make redrive STAGE=prod
	@$(PYTHON) -m infra.redrive --stage "$(STAGE)"

replay: $(READY) ## give the stream's consumers again what they gave up: make replay STAGE=prod
	@$(PYTHON) -m infra.replay --stage "$(STAGE)"

drill: $(READY) ## restore the books under another name and prove them: make drill STAGE=prod (DRILL="--keep", "--export BUCKET")
	@$(PYTHON) -m infra.drill --stage "$(STAGE)" $(DRILL)

remove: $(READY) ## take a stage away; its data stays in the account: make remove STAGE=test
	@$(PYTHON) -m infra.remove --stage "$(STAGE)"
