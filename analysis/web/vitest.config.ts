// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from "vitest/config";

// Long: a busy machine must not fail a test.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 120_000 } });
