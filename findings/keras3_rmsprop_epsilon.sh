#!/usr/bin/env bash
# Keras 3's RMSprop adds epsilon under the root, alpha * g / sqrt(s + eps); Keras 2.3 and PyTorch add it outside,
# alpha * g / (sqrt(s) + eps). With the same arguments (learning_rate 0.1, rho 0.9, epsilon 1e-7) a first step for a
# derivative of 1e-4 is then ten times smaller, 0.031466 in place of 0.315231; for a derivative of 1 nobody sees it.
# Whoever ports weights or learning rates across, or checks hand-written RMSprop against Keras 3, finds numbers that
# differ only where derivatives are small.
# Exits non-zero if Keras 3.15.1 does anything else.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "keras==3.15.1" "jax==0.7.2" 2>"$folder/pip.log" ||
  { cat "$folder/pip.log"; exit 2; }
KERAS_BACKEND=jax "$folder/venv/bin/python" - <<'PYTHON'
import keras
import numpy as np

print("keras", keras.__version__)
rho, eps, alpha = 0.9, 1e-7, 0.1
for derivative in (1.0, 1e-4):
    variable = keras.Variable(np.zeros(1, dtype="float32"))
    optimizer = keras.optimizers.RMSprop(learning_rate=alpha, rho=rho, epsilon=eps)
    optimizer.build([variable])
    optimizer.apply([keras.ops.convert_to_tensor(np.array([derivative], dtype="float32"))])
    step = -float(keras.ops.convert_to_numpy(variable)[0])
    s = (1 - rho) * derivative**2
    inside, outside = alpha * derivative / np.sqrt(s + eps), alpha * derivative / (np.sqrt(s) + eps)
    print(f"derivative {derivative:g}: step {step:.6f}; epsilon inside the root {inside:.6f}, outside {outside:.6f}")
    assert abs(step - inside) < 1e-6, "Keras 3 has changed"
assert abs(step - outside) > 0.2
PYTHON
