"""Back-propagation, checked on fresh random inputs against the reference solution.

反向传播的隐藏检查：用新的随机输入，与参考解答比较。
"""

from __future__ import annotations

import backprop_accuracy_checks
import backprop_cost_checks
import backprop_layer_checks
import backprop_training_checks

THEMES = (backprop_layer_checks, backprop_cost_checks, backprop_training_checks, backprop_accuracy_checks)
