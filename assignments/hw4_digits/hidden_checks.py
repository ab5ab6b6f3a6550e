"""The nine steps on fresh random inputs, random weights judged by statistics, stored networks, and real digits.

手写数字网络的隐藏检查：随机数据、随机权重的统计、存储与读取、真实手写数字。
"""

from __future__ import annotations

import digits_data_checks
import digits_training_checks
import initial_weights_checks
import stored_networks_checks

THEMES = (digits_data_checks, initial_weights_checks, digits_training_checks, stored_networks_checks)
