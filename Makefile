# `make demo` shows the main job and `make test` runs the tests; `make help` names the rest.

.DEFAULT_GOAL := help
.PHONY: help demo warm-shop test test-release test-tsan test-repeat fuzz churn lint format build functions package bench docs schema clean

# What `make build` builds.
PRODUCT ?= keepwarm

# What `make package` reads and writes.
CONFIG ?= keepwarm.yaml
OUT ?= keepwarm.zip

# How long `make fuzz` tries each reader.
SECONDS ?= 60

# How often `make test-repeat` runs the tests, and which.
TIMES ?= 20
FILTER ?= WarmingTests|PingingTests|LambdaRuntimeTests|LambdaEmulatorTests|WarmerFunctionTests

# How many environments `make churn` starts and ends.
ENVIRONMENTS ?= 12000

help: ## Name the targets of this file.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: ## Show a shop of five APIs with and without a warmer, and draw report.html; KEEP=1 leaves it up.
	@Scripts/demo

warm-shop: ## Keep that shop warm from Lambda for three minutes, and let no visitor find it cold.
	@Scripts/warm-shop

test: ## Build and run the tests.
	@Scripts/test

test-release: ## Run the tests as optimised code.
	swift test -c release -Xswiftc -enable-testing --scratch-path .build-release-tests --parallel

test-tsan: ## Run the engine's tests under the thread sanitizer.
	@Scripts/peers
	TSAN_OPTIONS=suppressions=Tests/tsan-suppressions.txt \
		swift test --sanitize=thread --scratch-path .build-tsan --filter '$(FILTER)'

test-repeat: ## Run the engine's tests TIMES times in a row.
	swift build --build-tests
	@for time in $$(seq $(TIMES)); do \
		swift test --skip-build --parallel --filter '$(FILTER)' > .build/repeat.log 2>&1 \
			|| { cat .build/repeat.log; echo "run $$time of $(TIMES) failed"; exit 1; }; \
		echo "run $$time of $(TIMES) passed"; \
	done

fuzz: ## Try damaged inputs on what reads foreign bytes, for SECONDS each.
	@Scripts/fuzz $(SECONDS)

# An hour's worth of 1,000 environments that end every five minutes.
churn: ## Have ENVIRONMENTS of the local Lambda come and go, and see that nothing is left of them.
	swift build -c release --product EmulatorUnderLoad
	swift build -c release --product OddBootstrap
	@bin=$$(swift build -c release --show-bin-path) && $$bin/EmulatorUnderLoad $$bin/OddBootstrap churn $(ENVIRONMENTS)

lint: ## Check the format and the rules of the house.
	@Scripts/lint

format: ## Bring all Swift files into the project's format.
	git ls-files -z '*.swift' | xargs -0 swift format format --parallel --in-place

# One file that needs no Swift runtime on the machine it runs on. Like Go's, it is linked to a fixed address and exports no
# symbols: it starts without being relocated, in half the time and with 3 MB less memory.
build: ## Build a release of keepwarm into .build/release.
	@Scripts/prepare
	swift build -c release --product $(PRODUCT) --static-swift-stdlib -Xlinker -no-pie -Xlinker --no-export-dynamic -Xlinker -s

# As they are deployed: packaged, and taken out of their zips again.
functions: build ## Build the Lambda functions as they are packaged, into .build/functions.
	@mkdir -p .build/functions
	@for product in echo-function bootstrap; do \
		.build/release/keepwarm package --product $$product --config keepwarm.example.yaml --output .build/functions/$$product.zip \
			&& unzip -qop .build/functions/$$product.zip bootstrap > .build/functions/$$product \
			&& chmod +x .build/functions/$$product || exit 1; \
	done

package: build ## Make the zip of the Lambda function: OUT from CONFIG.
	.build/release/keepwarm package --config $(CONFIG) --output $(OUT)

bench: functions ## Measure us beside our peers, into Benchmarks/RESULTS.md.
	@Scripts/peers
	swift build -c release --product recognition-benchmark --static-swift-stdlib -Xlinker -no-pie
	$(MAKE) -C Benchmarks install all
	Benchmarks/run.py

docs: ## Build the reference documentation, warnings being errors.
	swift package generate-documentation --target Warming --warnings-as-errors
	swift package generate-documentation --target Pinging --warnings-as-errors

schema: ## Write the JSON Schema of keepwarm.yaml anew.
	swift run keepwarm schema > docs/keepwarm.schema.json

clean: ## Remove everything that was built.
	rm -rf .build .build-* Examples/Storefront/.build
	$(MAKE) -C Benchmarks clean
